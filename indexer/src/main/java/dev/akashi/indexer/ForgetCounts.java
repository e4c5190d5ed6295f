package dev.akashi.indexer;

import dev.akashi.schemas.wire.HopCounts;
import java.util.Collection;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.springframework.cloud.stream.binder.kafka.KafkaBindingRebalanceListener;

/** Another instance may have counted streams that come to this one: what is cached is not true. */
final class ForgetCounts implements KafkaBindingRebalanceListener {
  private final HopCounts counts;

  ForgetCounts(HopCounts counts) {
    this.counts = counts;
  }

  @Override
  public void onPartitionsAssigned(
      String bindingName,
      Consumer<?, ?> consumer,
      Collection<TopicPartition> partitions,
      boolean initial) {
    counts.forget();
  }
}
