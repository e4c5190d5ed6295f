package dev.akashi.normalizer;

import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.util.backoff.BackOff;

/**
 * Goes back to the start of a batch whenever handling its failure fails. Spring's handler polls
 * between two attempts, and what that poll throws leaves it without a seek; the consumer would
 * stand behind the batch, and the next good one would commit past it.
 */
final class RewindingErrorHandler extends DefaultErrorHandler {

  RewindingErrorHandler(BackOff pauses) {
    super(pauses);
  }

  @Override
  public void handleBatch(
      Exception thrown,
      ConsumerRecords<?, ?> batch,
      Consumer<?, ?> consumer,
      MessageListenerContainer container,
      Runnable invokeListener) {
    try {
      super.handleBatch(thrown, batch, consumer, container, invokeListener);
    } catch (RuntimeException e) {
      rewind(batch, consumer, e);
      throw e;
    }
  }

  private static void rewind(
      ConsumerRecords<?, ?> batch, Consumer<?, ?> consumer, RuntimeException failure) {
    Set<TopicPartition> assigned = consumer.assignment();
    for (TopicPartition partition : batch.partitions()) {
      // What was taken away is read by its new owner, from the committed offset.
      if (assigned.contains(partition)) {
        try {
          consumer.seek(partition, batch.records(partition).getFirst().offset());
        } catch (RuntimeException e) {
          failure.addSuppressed(e);
        }
      }
    }
  }
}
