package dev.akashi.collector.http;

import dev.akashi.catalog.pack.Framing;
import dev.akashi.collector.outbox.Draft;
import dev.akashi.collector.outbox.Held;
import dev.akashi.collector.outbox.NotHeldException;
import dev.akashi.collector.outbox.Outbox;
import dev.akashi.collector.outbox.SourceHealth;
import dev.akashi.schemas.Digests;
import dev.akashi.schemas.EventIds;
import dev.akashi.schemas.wire.NotPublishedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One door for posted records. A request is one batch, so it is held whole or not at all. Its
 * idempotency key travels in the batch as the bookmark: dying anywhere keeps either both or
 * neither. The next request copies it to the file of keys before it looks for its own there and
 * before its batch may replace it, so that the file holds keys of published batches alone.
 *
 * <p>Safe for use by many threads, which take turns.
 */
public final class HttpSource {
  private static final Logger log = LoggerFactory.getLogger(HttpSource.class);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(15);

  private final Outbox outbox;
  private final Framing framing;
  private final IdempotencyKeys keys;
  private final SourceHealth health;
  private final Clock clock;
  private final Duration answerWithin;
  private final Set<String> inFlight = ConcurrentHashMap.newKeySet();

  /**
   * A door whose outbox is opened.
   *
   * @throws IOException when the file of keys cannot be read or written
   */
  public HttpSource(
      Path directory, Framing framing, Outbox outbox, SourceHealth health, Clock clock)
      throws IOException {
    this(directory, framing, outbox, health, clock, ANSWER_WITHIN);
  }

  /** As above, waiting for the broker no longer than this. */
  HttpSource(
      Path directory,
      Framing framing,
      Outbox outbox,
      SourceHealth health,
      Clock clock,
      Duration answerWithin)
      throws IOException {
    this.outbox = outbox;
    this.framing = framing;
    this.health = health;
    this.clock = clock;
    this.answerWithin = answerWithin;
    this.keys = new IdempotencyKeys(directory.resolve("idempotency-keys"), clock.millis());
  }

  /** What the client gets. */
  record Answer(int accepted, @Nullable String first, @Nullable String last) {}

  /**
   * Returns when the broker has every record of the body.
   *
   * @param key identifies the request when it is sent again; without one it is new each time
   * @throws Refused with the status for the client
   */
  Answer accept(
      byte[] body, BodyRecords.Format format, @Nullable String charset, Optional<String> key) {
    if (key.isPresent() && !inFlight.add(key.get())) {
      throw new Refused(409, "Idempotency-Key: a request with this key is being worked on");
    }
    try {
      return accepted(body, format, charset, key);
    } catch (NotPublishedException | NotHeldException e) {
      health.set(List.of(String.valueOf(e.getMessage())));
      throw new Refused(503, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      health.set(List.of("the file of idempotency keys: " + e));
      throw new Refused(503, "the state directory cannot be written");
    } finally {
      key.ifPresent(inFlight::remove);
    }
  }

  private synchronized Answer accepted(
      byte[] body, BodyRecords.Format format, @Nullable String charset, Optional<String> key)
      throws IOException {
    // Whoever waits for the broker is told at once; the upkeep goes on trying.
    if (!outbox.isSettled()) {
      throw new Refused(503, "Kafka has not taken the records before these yet");
    }
    // Before the look for this key: it may be that of the newest batch, sent again.
    keepKeyOfNewestBatch();
    String digest = key.isPresent() ? Digests.sha256Hex(body) : "";
    Optional<KeptAnswer> kept = key.flatMap(keys::find);
    if (kept.isPresent()) {
      if (!kept.get().digest().equals(digest)) {
        throw new Refused(409, "Idempotency-Key: expected the content it was first used with");
      }
      return answer(kept.get().stream(), kept.get().first(), kept.get().count());
    }
    List<byte[]> records = BodyRecords.cut(body, format, framing);
    if (records.isEmpty()) {
      return new Answer(0, null, null);
    }
    long first = outbox.state().nextSequence();
    byte[] bookmark =
        key.map(k -> kept(k, digest, first, records.size()).line())
            .orElse("")
            .getBytes(StandardCharsets.US_ASCII);
    Held held = outbox.hold(drafts(records, charset, key), bookmark);
    settleInTime();
    health.set(List.of());
    return answer(outbox.stream(), held.firstSequence(), held.events());
  }

  private KeptAnswer kept(String key, String digest, long first, int count) {
    return new KeptAnswer(key, digest, outbox.stream(), first, count, clock.millis());
  }

  // The client of the request is not to wait for as long as the producer may try.
  private void settleInTime() {
    var settling = CompletableFuture.runAsync(outbox::settle, Thread::startVirtualThread);
    try {
      settling.get(answerWithin.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw late("Kafka has not taken the records within " + answerWithin.toMillis() + " ms");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw late("the collector stops");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private Refused late(String reason) {
    health.set(List.of(reason));
    return new Refused(503, reason);
  }

  private void keepKeyOfNewestBatch() throws IOException {
    Optional<KeptAnswer> newest =
        KeptAnswer.parse(new String(outbox.bookmark(), StandardCharsets.US_ASCII));
    if (newest.isPresent()) {
      keys.keep(newest.get());
    }
  }

  private static List<Draft> drafts(
      List<byte[]> records, @Nullable String charset, Optional<String> key) {
    String request = key.map(k -> "key:" + k).orElseGet(() -> "request:" + UUID.randomUUID());
    Map<String, String> origin = Map.of("http.request.id", request);
    return IntStream.range(0, records.size())
        .mapToObj(i -> Draft.of(request + ":" + i, origin, records.get(i), charset))
        .toList();
  }

  private static Answer answer(String stream, long first, int count) {
    return new Answer(
        count, EventIds.eventId(stream, first), EventIds.eventId(stream, first + count - 1));
  }

  /** Tries again what the broker has not taken, and lets go of old batches. Never throws. */
  public void upkeep() {
    try {
      if (!outbox.isSettled()) {
        outbox.settle();
        health.set(List.of());
      }
      outbox.sweep();
    } catch (NotPublishedException e) {
      health.set(List.of(String.valueOf(e.getMessage())));
    } catch (RuntimeException e) {
      // Whoever calls this again and again would end, and nothing would be published any more.
      String trouble = "unexpected, is tried again: " + e;
      if (!health.troubles().contains(trouble)) {
        log.error("{}: upkeep failed and goes on", outbox.stream(), e);
      }
      health.set(List.of(trouble));
    }
  }
}
