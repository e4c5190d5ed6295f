package dev.akashi.drift;

import dev.akashi.schemas.Codec;
import dev.akashi.schemas.ControlStatus;
import dev.akashi.schemas.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Everything that was said on akashi.control-status, read from its beginning. */
final class SaidStatuses implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);

  private final Codec codec = new Codec();
  private final List<ControlStatus> all = new ArrayList<>();
  private final KafkaConsumer<String, byte[]> consumer;

  SaidStatuses(String kafka) {
    consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                kafka,
                "enable.auto.commit",
                false,
                "auto.offset.reset",
                "earliest",
                "isolation.level",
                "read_committed"),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        IntStream.range(0, Topic.CONTROL_STATUS.partitions())
            .mapToObj(partition -> new TopicPartition(Topic.CONTROL_STATUS.name(), partition))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** What was said of a unit so far, in order. */
  List<ControlStatus> of(String control, String system) {
    consumer.poll(POLL).forEach(record -> all.add(codec.controlStatus(record.value())));
    return all.stream()
        .filter(status -> status.getControl().equals("mic:" + control))
        .filter(status -> status.getSystem().equals(system))
        .toList();
  }

  Optional<ControlStatus> newest(String control, String system) {
    List<ControlStatus> said = of(control, system);
    return said.isEmpty() ? Optional.empty() : Optional.of(said.getLast());
  }

  @Override
  public void close() {
    consumer.close();
  }
}
