package dev.akashi.drift.notify;

import dev.akashi.schemas.Codec;
import dev.akashi.schemas.Topic;
import dev.akashi.schemas.wire.Outgoing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what was told to the topic that remembers it, in the background: while Kafka is away
 * people are still told. Holds one record for each receiver and group. Safe for use by many
 * threads.
 */
final class NoticeLog implements Desk.Notices, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(NoticeLog.class);
  private static final int INTERVAL_MS = 50;
  private static final int CLOSE_TIMEOUT_SECONDS = 10;
  private static final byte[] NOTHING = {};

  private final Consumer<List<Outgoing>> publisher;
  private final Codec codec;
  private final Map<String, byte[]> unwritten = new LinkedHashMap<>();
  private final ScheduledExecutorService writer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("alert-notices").daemon().factory());
  private volatile String trouble = "";

  NoticeLog(Consumer<List<Outgoing>> publisher, Codec codec) {
    this.publisher = publisher;
    this.codec = codec;
    writer.scheduleWithFixedDelay(this::writeAll, INTERVAL_MS, INTERVAL_MS, TimeUnit.MILLISECONDS);
  }

  @Override
  public synchronized void write(String receiver, Told told) {
    unwritten.put(key(receiver, told.group()), codec.encode(told.notice(receiver)));
  }

  /** Removes the record of a group that is long over. */
  synchronized void remove(String receiver, String group) {
    unwritten.put(key(receiver, group), NOTHING);
  }

  private static String key(String receiver, String group) {
    return receiver + "/" + group;
  }

  private void writeAll() {
    for (var next = next(); next.isPresent(); next = next()) {
      try {
        publisher.accept(List.of(outgoing(next.get())));
        written(next.get());
        trouble = "";
      } catch (RuntimeException e) { // one that escaped would end the writer for good
        trouble = "what was told is not written down: " + e.getMessage();
        LOG.warn("{}", trouble);
        return;
      }
    }
  }

  private static Outgoing outgoing(Map.Entry<String, byte[]> record) {
    return record.getValue() == NOTHING
        ? Outgoing.removal(Topic.NOTICES, record.getKey())
        : Outgoing.to(Topic.NOTICES, record.getKey(), record.getValue());
  }

  private synchronized Optional<Map.Entry<String, byte[]>> next() {
    return unwritten.entrySet().stream().findFirst().map(Map.Entry::copyOf);
  }

  /** Unless something newer of the same group came meanwhile. */
  private synchronized void written(Map.Entry<String, byte[]> record) {
    unwritten.remove(record.getKey(), record.getValue());
  }

  String trouble() {
    return trouble;
  }

  /** Waits at most 10 seconds for what is not written yet. */
  @Override
  public void close() {
    writer.execute(this::writeAll);
    writer.shutdown();
    try {
      if (!writer.awaitTermination(CLOSE_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
        writer.shutdownNow();
      }
    } catch (InterruptedException e) {
      writer.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
