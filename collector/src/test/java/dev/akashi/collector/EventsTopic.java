package dev.akashi.collector;

import dev.akashi.schemas.Codec;
import dev.akashi.schemas.SourceEvent;
import dev.akashi.schemas.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what the broker has. */
public final class EventsTopic {
  private EventsTopic() {}

  /**
   * One record of the topic.
   *
   * @param bytes as they lie there
   */
  public record Delivery(SourceEvent event, byte[] bytes) {
    public long sequence() {
      return event.getSequence();
    }
  }

  /** All events of a source, by sequence; copies of one sequence must be equal. */
  static TreeMap<Long, SourceEvent> of(String kafka, String source) {
    TreeMap<Long, SourceEvent> events = new TreeMap<>();
    for (Delivery delivery : deliveries(kafka, source)) {
      SourceEvent other = events.put(delivery.sequence(), delivery.event());
      if (other != null && !other.equals(delivery.event())) {
        throw new AssertionError("two events with the number " + delivery.sequence());
      }
    }
    return events;
  }

  /** All records of a source, of each stream in the order in which the broker got them. */
  public static List<Delivery> deliveries(String kafka, String source) {
    var codec = new Codec();
    List<Delivery> deliveries = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of(
                "bootstrap.servers", kafka, "client.id", UUID.randomUUID().toString()),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          IntStream.range(0, Topic.EVENTS.partitions())
              .mapToObj(i -> new TopicPartition(Topic.EVENTS.name(), i))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        for (var record : consumer.poll(Duration.ofMillis(200))) {
          SourceEvent event = codec.sourceEvent(record.value());
          if (event.getSource().equals(source)) {
            deliveries.add(new Delivery(event, record.value()));
          }
        }
      }
    }
    return deliveries;
  }
}
