package dev.akashi.indexer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;

/** With the consumer without a broker that the Kafka client itself brings for tests. */
class RewindingErrorHandlerTest {
  private static final TopicPartition KEPT = new TopicPartition("t", 0);
  private static final TopicPartition LOST = new TopicPartition("t", 1);

  @Test
  void pollThatFailsBetweenTwoAttemptsLeavesTheConsumerAtTheStartOfTheBatch() {
    try (var consumer = new MockConsumer<byte[], byte[]>("earliest")) {
      consumer.assign(List.of(KEPT, LOST));
      consumer.updateBeginningOffsets(Map.of(KEPT, 0L, LOST, 0L));
      for (TopicPartition partition : List.of(KEPT, LOST)) {
        consumer.addRecord(record(partition, 0));
        consumer.addRecord(record(partition, 1));
      }
      ConsumerRecords<byte[], byte[]> batch = consumer.poll(Duration.ZERO);
      assertThat(consumer.position(KEPT)).isEqualTo(2);
      consumer.assign(List.of(KEPT));
      consumer.seek(KEPT, 2);
      consumer.setPollException(refusal());
      var container = container();

      assertThatThrownBy(
              () ->
                  NeverDiscard.handler()
                      .handleBatch(
                          new IllegalStateException("first attempt"),
                          batch,
                          consumer,
                          container,
                          () -> {}))
          .isInstanceOf(TopicAuthorizationException.class)
          .hasNoSuppressedExceptions();

      assertThat(consumer.position(KEPT)).isZero();
    }
  }

  @Test
  void consumerThatDoesNotRunIsATrouble() {
    Readers readers = new Readers();
    assertThat(readers.troubles()).isEmpty();

    readers.watch(container());

    assertThat(readers.troubles()).startsWith("nobody reads t:");
  }

  private static KafkaMessageListenerContainer<byte[], byte[]> container() {
    return new KafkaMessageListenerContainer<>(
        new DefaultKafkaConsumerFactory<>(
            Map.of(), new ByteArrayDeserializer(), new ByteArrayDeserializer()),
        new ContainerProperties("t"));
  }

  private static KafkaException refusal() {
    return new TopicAuthorizationException(Set.of("t"));
  }

  private static ConsumerRecord<byte[], byte[]> record(TopicPartition partition, long offset) {
    byte[] value = "record".getBytes(StandardCharsets.UTF_8);
    return new ConsumerRecord<>(
        partition.topic(), partition.partition(), offset, new byte[0], value);
  }
}
