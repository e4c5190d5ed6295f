package dev.akashi.normalizer;

import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.RetryListener;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Delivers a failed batch again until it succeeds. Spring's default logs the batch as discarded and
 * moves on, which would lose evidence: a batch that cannot be done now waits, and the wait is told.
 */
final class EndlessRetry
    implements ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> {
  private static final Logger LOG = LoggerFactory.getLogger(EndlessRetry.class);
  private static final long FIRST_WAIT_MS = 200;
  private static final long LONGEST_WAIT_MS = 10_000;

  private final AtomicReference<String> trouble = new AtomicReference<>("");
  private final Readers readers = new Readers();

  /** Why batches are not done right now; empty when they are. */
  String trouble() {
    String ended = readers.troubles();
    return ended.isEmpty() ? trouble.get() : ended;
  }

  /** Told by the listener when a batch is done. */
  void succeeded() {
    trouble.set("");
  }

  @Override
  public void configure(
      AbstractMessageListenerContainer<?, ?> container, String destination, String group) {
    var backOff = new ExponentialBackOff(FIRST_WAIT_MS, 2.0);
    backOff.setMaxInterval(LONGEST_WAIT_MS);
    var handler = new RewindingErrorHandler(backOff);
    // Retries of a whole batch happen in the listener thread, which keeps polling a paused consumer
    // meanwhile, so the group does not take its partitions away.
    handler.setRetryListeners(new Teller(destination));
    // Some exceptions are not retried by default; for evidence there is none that may be skipped.
    handler.setClassifications(java.util.Map.of(), true);
    container.setCommonErrorHandler(handler);
    readers.watch(container);
  }

  private final class Teller implements RetryListener {
    private final String destination;

    private Teller(String destination) {
      this.destination = destination;
    }

    @Override
    public void failedDelivery(ConsumerRecord<?, ?> record, Exception e, int attempt) {
      tell(e, attempt);
    }

    @Override
    public void failedDelivery(
        org.apache.kafka.clients.consumer.ConsumerRecords<?, ?> records, Exception e, int attempt) {
      tell(e, attempt);
    }

    private void tell(Exception e, int attempt) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      trouble.set("batch of " + destination + " waits: " + cause.getMessage());
      LOG.warn("batch of {} failed, attempt {}; it is tried again", destination, attempt, cause);
    }
  }
}
