package dev.akashi.devservices;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Writes to and reads from a real broker; connects anew each time, as it may have been restarted.
 */
record KafkaProbe(String bootstrap) {
  private static final TopicPartition PROBE = new TopicPartition("probe", 0);

  void createTopic() {
    try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      admin
          .createTopics(
              List.of(new NewTopic(PROBE.topic(), Optional.of(1), Optional.of((short) 1))))
          .all()
          .toCompletionStage()
          .toCompletableFuture()
          .orTimeout(30, TimeUnit.SECONDS)
          .join();
    }
  }

  void write(String text) {
    Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap, "acks", "all");
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(PROBE.topic(), text));
      producer.flush();
    }
  }

  /** Reads from the beginning until {@code count} records are there, at most 30 seconds. */
  List<String> read(int count) {
    Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap);
    var found = new ArrayList<String>();
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(PROBE));
      consumer.seekToBeginning(List.of(PROBE));
      for (int i = 0; i < 30 && found.size() < count; i++) {
        consumer.poll(Duration.ofSeconds(1)).forEach(record -> found.add(record.value()));
      }
    }
    return found;
  }
}
