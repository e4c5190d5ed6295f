package dev.akashi.drift.stream;

import dev.akashi.drift.evaluation.Plan;
import dev.akashi.schemas.Codec;
import dev.akashi.schemas.ControlStatus;
import dev.akashi.schemas.Evaluated;
import dev.akashi.schemas.Topic;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** The topology of one share, without a broker; what is said of time comes from marks alone. */
final class DrivenTopology implements AutoCloseable {
  private static final Codec CODEC = new Codec();

  private Plan plan;
  private final Path directory;
  // A driver commits after every record, and a real store would write to its disk each time.
  private final SurvivingStore store = new SurvivingStore();
  private final List<String> history = new ArrayList<>();
  private final List<ControlStatus> said = new ArrayList<>();
  private final List<Evaluated> marks = new ArrayList<>();
  private TopologyTestDriver driver;
  private TestInputTopic<String, byte[]> observations;
  private TestOutputTopic<String, byte[]> statuses;
  private TestOutputTopic<String, byte[]> counts;

  DrivenTopology(Plan plan, Path directory) {
    this.plan = plan;
    this.directory = directory;
    start();
  }

  private void start() {
    var settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "driven");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
    settings.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
    var topology =
        EvaluatingTopology.of(
            () -> plan, CODEC, new Metrics(new SimpleMeterRegistry()), "driven", store);
    driver = new TopologyTestDriver(topology, settings, Instant.EPOCH);
    observations =
        driver.createInputTopic(
            Topic.OBSERVATIONS.name(), new StringSerializer(), new ByteArraySerializer());
    statuses =
        driver.createOutputTopic(
            Topic.CONTROL_STATUS.name(), new StringDeserializer(), new ByteArrayDeserializer());
    counts =
        driver.createOutputTopic(
            Topic.COUNTS.name(), new StringDeserializer(), new ByteArrayDeserializer());
  }

  /** Pipes one record of akashi.observations. */
  void pipe(Sent record) {
    observations.pipeInput(record.key(), record.value(), record.appended());
    for (TestRecord<String, byte[]> one : statuses.readRecordsToList()) {
      history.add(
          "%s %d %s".formatted(one.key(), one.timestamp(), HexFormat.of().formatHex(one.value())));
      said.add(CODEC.controlStatus(one.value()));
    }
    counts.readRecordsToList().forEach(one -> marks.add(CODEC.evaluated(one.value())));
  }

  void pipe(List<Sent> records) {
    records.forEach(this::pipe);
  }

  /** Ends and begins again with another plan on the same state. */
  void restart(Plan other) {
    plan = other;
    restart();
  }

  /** Ends and begins again on the same state. */
  void restart() {
    driver.close();
    start();
  }

  /** Everything that was said, to the byte. */
  List<String> history() {
    return history;
  }

  List<ControlStatus> said() {
    return said;
  }

  List<Evaluated> marks() {
    return marks;
  }

  @Override
  public void close() {
    driver.close();
  }
}
