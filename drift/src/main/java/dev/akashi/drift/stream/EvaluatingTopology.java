package dev.akashi.drift.stream;

import dev.akashi.drift.evaluation.Plan;
import dev.akashi.schemas.Codec;
import dev.akashi.schemas.Topic;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.Stores;

/**
 * From akashi.observations to akashi.control-status: one processor with one store, in as many
 * shares as the topic has partitions. Where they run, and what happens when an instance comes or
 * goes, is Kafka Streams' business.
 */
final class EvaluatingTopology {
  private EvaluatingTopology() {}

  /**
   * @param store where a share keeps its state, under the name {@link Evaluating#STORE}
   */
  static Topology of(
      Supplier<Plan> plans,
      Codec codec,
      Metrics metrics,
      String instance,
      KeyValueBytesStoreSupplier store) {
    var strings = Serdes.String();
    var bytes = Serdes.ByteArray();
    return new Topology()
        .addSource(
            "observations", strings.deserializer(), bytes.deserializer(), Topic.OBSERVATIONS.name())
        .addProcessor(
            "evaluate", () -> new Evaluating(plans, codec, metrics, instance), "observations")
        .addStateStore(Stores.keyValueStoreBuilder(store, Serdes.Bytes(), bytes), "evaluate")
        .addSink(
            Evaluating.STATUSES,
            Topic.CONTROL_STATUS.name(),
            strings.serializer(),
            bytes.serializer(),
            "evaluate")
        .addSink(
            Evaluating.MARKS,
            Topic.COUNTS.name(),
            strings.serializer(),
            bytes.serializer(),
            "evaluate");
  }
}
