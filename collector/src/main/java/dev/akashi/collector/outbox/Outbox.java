package dev.akashi.collector.outbox;

import dev.akashi.schemas.Codec;
import dev.akashi.schemas.EventIds;
import dev.akashi.schemas.SourceEvent;
import dev.akashi.schemas.Topic;
import dev.akashi.schemas.wire.Outgoing;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the events of one stream and holds them until the broker has them. What is true if the
 * process dies, step by step:
 *
 * <ol>
 *   <li>{@link #hold} encodes the events with the next numbers, together with the bookmark after
 *       them. Dying here: nothing has happened, the records are read again and get these numbers.
 *   <li>{@code hold} writes them to a temporary file, syncs it, renames it, syncs the directory.
 *       Dying before the rename: as above, the start deletes the temporary file. Dying after it:
 *       the numbers are given. The start publishes the file's bytes and goes on from its bookmark.
 *   <li>{@link #settle} publishes and waits for the broker. Dying here: the broker has none, some
 *       or all of them; the start publishes the same bytes again and readers know them by their
 *       numbers.
 *   <li>The source is acknowledged. Dying before: the source sends or is read again from the
 *       bookmark, or is recognised by its idempotency key.
 *   <li>The file is kept for the flush interval. A power cut that takes the newest second of the
 *       broker's records finds them here. Then it is deleted, unless it is the newest, which stays
 *       as the bookmark and the place of the next number.
 * </ol>
 *
 * <p>{@code OutboxKillIT} kills a process at each of these steps, together with all that was not
 * synced then.
 *
 * <p>Numbering goes on only from a newest batch that is whole. Without one, be it that there is
 * none or that the disk has damaged it, its numbers may have been published: a new stream begins,
 * behind the last whole batch where there is one. Records may then be taken in once more as new
 * events; that is better than two events with one number, of which readers would drop the second.
 * An older copy of the directory that is put back cannot be told from the newest state: never do
 * that.
 *
 * <p>The everyday path and the start use the same {@link #settle}. Safe for use by many threads,
 * which take turns.
 */
public final class Outbox {
  private final SourceFacts facts;
  private final String instance;
  private final String stream;
  private final List<String> damage;
  private final BatchStore store;
  private final Broker broker;
  private final OutboxLimits limits;
  private final Clock clock;
  private final Codec codec = new Codec();

  private final Deque<BatchStore.Stored> unpublished = new ArrayDeque<>();
  private final Deque<Published> published = new ArrayDeque<>();
  private long retainedBytes;
  private long nextNumber;
  private byte[] bookmark;
  private @Nullable Batch newest;

  private volatile boolean settled;
  private volatile OutboxState state = new OutboxState(0, 0, Optional.empty());

  private record Published(BatchStore.Stored stored, long atNs) {}

  private Outbox(
      BatchStore store,
      BatchStore.Found found,
      SourceFacts facts,
      Broker broker,
      OutboxLimits limits,
      Clock clock) {
    this.facts = facts;
    this.store = store;
    this.broker = broker;
    this.limits = limits;
    this.clock = clock;
    this.damage = found.damage();
    Optional<Batch> lastWhole = found.lastWhole().map(store::read);
    Optional<Batch> before = lastWhole.filter(batch -> found.newestIsWhole());
    this.instance = before.map(Batch::instance).orElseGet(InstanceId::draw);
    this.stream = EventIds.streamKey(facts.source(), instance);
    this.bookmark = lastWhole.map(Batch::bookmark).orElse(new byte[0]);
    this.nextNumber = found.nextNumber();
    this.unpublished.addAll(found.whole());
    this.retainedBytes = found.whole().stream().mapToLong(BatchStore.Stored::bytes).sum();
    this.settled = found.whole().isEmpty();
    this.state =
        new OutboxState(
            before.map(Batch::nextSequence).orElse(0L), 0, lastWhole.map(Batch::collectedAt));
  }

  /**
   * Opens or creates the outbox of a source. Publishes nothing yet: the first {@link #settle} does.
   *
   * @throws StateException when what lies there cannot be trusted
   */
  public static Outbox open(
      Path directory, SourceFacts facts, Broker broker, OutboxLimits limits, Clock clock) {
    var store = new BatchStore(directory.resolve("batches"));
    return new Outbox(store, store.load(), facts, broker, limits, clock);
  }

  /** Stream key: source, at sign, instance. */
  public String stream() {
    return stream;
  }

  public SourceFacts facts() {
    return facts;
  }

  /** What was found damaged when this was opened, for a person; empty as a rule. */
  public List<String> damage() {
    return damage;
  }

  /**
   * The bookmark of the newest whole batch, also of one that waits for the broker; empty at first.
   */
  public synchronized byte[] bookmark() {
    return bookmark.clone();
  }

  /** Whether the broker has everything that has a number. Never waits. */
  public boolean isSettled() {
    return settled;
  }

  /** What the stream has come to. Never waits. */
  public OutboxState state() {
    return state;
  }

  /**
   * Numbers records and makes them durable here. They are not acknowledged by that: {@link #settle}
   * must return first. May wait up to the flush interval when the outbox is full.
   *
   * @param bookmarkAfter where the source stands behind these records
   * @throws NotHeldException when the disk does not take them; nothing has got a number then
   * @throws IllegalStateException when an earlier batch is not settled: a fault in the caller
   */
  public synchronized Held hold(List<Draft> drafts, byte[] bookmarkAfter) {
    if (!settled) {
      throw new IllegalStateException("settle the earlier batch first");
    }
    awaitRoom();
    Instant collectedAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    long first = state.nextSequence();
    List<byte[]> events = new ArrayList<>(drafts.size());
    for (Draft draft : drafts) {
      events.add(codec.encode(event(draft, first + events.size(), collectedAt)));
    }
    var batch = new Batch(nextNumber, instance, first, collectedAt, bookmarkAfter.clone(), events);
    BatchStore.Stored stored;
    try {
      stored = store.write(batch);
    } catch (IOException e) {
      throw new NotHeldException(
          "the state directory takes no batch ("
              + e
              + "); free or repair the disk, it is tried again until it works",
          e);
    }
    settled = false;
    newest = batch;
    nextNumber++;
    bookmark = batch.bookmark();
    retainedBytes += stored.bytes();
    unpublished.add(stored);
    state =
        new OutboxState(batch.nextSequence(), state.publishedSequence(), Optional.of(collectedAt));
    return new Held(first, events.size());
  }

  private SourceEvent event(Draft draft, long sequence, Instant collectedAt) {
    return SourceEvent.newBuilder()
        .setStream(stream)
        .setSequence(sequence)
        .setSource(facts.source())
        .setSystem(facts.system())
        .setLayers(facts.layers())
        .setKind(facts.kind())
        .setPack(facts.pack())
        .setPosition(draft.position())
        .setOrigin(draft.origin())
        .setCollectedAt(collectedAt)
        .setZone(facts.zone())
        .setCharset(draft.charset() == null ? facts.charset() : draft.charset())
        .setPayload(ByteBuffer.wrap(draft.payload()))
        .setDefect(draft.defect())
        .build();
  }

  /**
   * Publishes what the broker may not have, and returns when it has it.
   *
   * @throws dev.akashi.schemas.wire.NotPublishedException when it has not; call again later
   */
  public synchronized void settle() {
    while (!unpublished.isEmpty()) {
      BatchStore.Stored next = unpublished.getFirst();
      Batch held = newest;
      Batch batch = held != null && held.number() == next.number() ? held : store.read(next);
      if (!batch.events().isEmpty()) {
        // Not always our stream: it may have begun behind batches of the one before.
        String key = EventIds.streamKey(facts.source(), batch.instance());
        broker.publish(
            batch.events().stream().map(event -> Outgoing.to(Topic.EVENTS, key, event)).toList());
      }
      unpublished.removeFirst();
      published.add(new Published(next, System.nanoTime()));
      if (batch.instance().equals(instance)) {
        state =
            new OutboxState(state.nextSequence(), batch.nextSequence(), state.lastCollectedAt());
      }
    }
    newest = null;
    settled = true;
    sweep();
  }

  /** Deletes batch files that have outlived the flush interval, except the newest. */
  public synchronized void sweep() {
    while (published.size() + unpublished.size() > 1
        && !published.isEmpty()
        && ageMs(published.getFirst()) >= limits.flushIntervalMs()) {
      BatchStore.Stored old = published.removeFirst().stored();
      retainedBytes -= old.bytes();
      store.delete(old);
    }
  }

  // Waiting rather than deleting early: a full outbox must not shorten what a power cut may take.
  private void awaitRoom() {
    sweep();
    while (retainedBytes > limits.retainedMaxBytes() && published.size() > 1) {
      long restMs = limits.flushIntervalMs() - ageMs(published.getFirst());
      try {
        TimeUnit.MILLISECONDS.timedWait(this, Math.max(1, restMs));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new NotHeldException("interrupted while the outbox was full", e);
      }
      sweep();
    }
  }

  private static long ageMs(Published batch) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - batch.atNs());
  }
}
