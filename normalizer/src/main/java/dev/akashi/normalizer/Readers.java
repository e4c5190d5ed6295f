package dev.akashi.normalizer;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;

/**
 * The consumers of this process. One that has ended by itself, as after a refused login, reads
 * nothing more while the process lives on. Safe for use by many threads.
 */
final class Readers {
  private final List<AbstractMessageListenerContainer<?, ?>> containers =
      new CopyOnWriteArrayList<>();

  void watch(AbstractMessageListenerContainer<?, ?> container) {
    containers.add(container);
  }

  /** Which of them do not run, for a person; empty when all do. */
  String troubles() {
    return containers.stream()
        .filter(container -> !container.isRunning() || !container.isChildRunning())
        .map(
            container ->
                "nobody reads "
                    + String.join(
                        ", ",
                        Objects.requireNonNullElse(
                            container.getContainerProperties().getTopics(), new String[0]))
                    + ": its consumer has ended; see the log, and start the normalizer again")
        .sorted()
        .collect(Collectors.joining("; "));
  }
}
