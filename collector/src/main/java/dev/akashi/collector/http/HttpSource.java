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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One door for posted records. A request is one batch, so it is held whole or not at all. Its
 * idempotency key travels in the batch as the bookmark and is then copied to the file of keys,
 * before the next batch may replace it: dying anywhere keeps either both or neither.
 *
 * <p>Safe for use by many threads, which take turns.
 */
public final class HttpSource {
  private final Outbox outbox;
  private final Framing framing;
  private final IdempotencyKeys keys;
  private final SourceHealth health;
  private final Clock clock;
  private final Set<String> inFlight = ConcurrentHashMap.newKeySet();

  /**
   * A door whose outbox is opened.
   *
   * @throws IOException when the file of keys cannot be read or written
   */
  public HttpSource(
      Path directory, Framing framing, Outbox outbox, SourceHealth health, Clock clock)
      throws IOException {
    this.outbox = outbox;
    this.framing = framing;
    this.health = health;
    this.clock = clock;
    this.keys = new IdempotencyKeys(directory.resolve("idempotency-keys"), clock.millis());
    keepKeyOfNewestBatch();
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
    String digest = key.isPresent() ? Digests.sha256Hex(body) : "";
    Optional<KeptAnswer> kept = key.flatMap(keys::find);
    if (kept.isPresent()) {
      if (!kept.get().digest().equals(digest)) {
        throw new Refused(409, "Idempotency-Key: expected the content it was first used with");
      }
      return answer(kept.get().first(), kept.get().count());
    }
    List<byte[]> records = BodyRecords.cut(body, format, framing);
    if (records.isEmpty()) {
      return new Answer(0, null, null);
    }
    keepKeyOfNewestBatch();
    long first = outbox.state().nextSequence();
    byte[] bookmark =
        key.map(k -> new KeptAnswer(k, digest, first, records.size(), clock.millis()).line())
            .orElse("")
            .getBytes(StandardCharsets.US_ASCII);
    Held held = outbox.hold(drafts(records, charset, key), bookmark);
    keepKeyOfNewestBatch();
    outbox.settle();
    health.set(List.of());
    return answer(held.firstSequence(), held.events());
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

  private Answer answer(long first, int count) {
    return new Answer(
        count,
        EventIds.eventId(outbox.stream(), first),
        EventIds.eventId(outbox.stream(), first + count - 1));
  }

  /** Tries again what the broker has not taken, and lets go of old batches. */
  public void upkeep() {
    try {
      if (!outbox.isSettled()) {
        outbox.settle();
        health.set(List.of());
      }
      outbox.sweep();
    } catch (NotPublishedException e) {
      health.set(List.of(String.valueOf(e.getMessage())));
    }
  }
}
