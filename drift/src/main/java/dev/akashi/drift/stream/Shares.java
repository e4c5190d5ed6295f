package dev.akashi.drift.stream;

import dev.akashi.drift.evaluation.Unit;
import dev.akashi.schemas.Topic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * How the work is shared: each unit belongs to one partition of akashi.observations for as long as
 * the topics have the number of partitions that they have.
 */
final class Shares {
  /** How many shares there are. */
  static final int COUNT = Topic.OBSERVATIONS.partitions();

  private Shares() {}

  /** The share of a unit. */
  static int of(Unit unit) {
    var crc = new CRC32();
    crc.update(unit.key().getBytes(StandardCharsets.UTF_8));
    return (int) (crc.getValue() % COUNT);
  }

  /** Everything that is read for observing, by name: every share waits for each of these. */
  static List<String> upstreams() {
    List<String> names = new ArrayList<>();
    for (Topic topic : List.of(Topic.EVIDENCE, Topic.QUARANTINE, Topic.COUNTS)) {
      for (int partition = 0; partition < topic.partitions(); partition++) {
        names.add(upstream(topic.name(), partition));
      }
    }
    return names;
  }

  static String upstream(String topic, int partition) {
    return topic + "/" + partition;
  }
}
