package dev.akashi.schemas.wire;

import dev.akashi.schemas.Hop;
import dev.akashi.schemas.StreamCount;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The durable counts of one hop: per stream, over distinct sequences.
 *
 * <p>A stream lives in one partition, so a hop sees its sequences in order, and what is not above
 * the highest one counted is a redelivery. The counts are published after the hop's outputs are
 * durable and before its offsets move: dying in between repeats a batch whose sequences are either
 * all uncounted (and are counted now) or all counted (and are redeliveries now).
 *
 * <p>Safe for use by the consumer threads of one app, since a stream belongs to one of them at a
 * time; a tally belongs to the thread that began it.
 */
public final class HopCounts {
  private static final Duration LOAD_TIMEOUT = Duration.ofSeconds(30);

  private final Hop hop;
  private final CountsLog log;
  private final CountsView view;
  private final Clock clock;
  private final Map<String, StreamCount> known = new HashMap<>();
  private int epoch;

  /** How a distinct event ended at this hop. */
  public enum Ending {
    /** Became evidence. */
    EVIDENCE,
    /** Became evidence that no rule tagged. */
    UNTAGGED,
    /** Became evidence beside other content of the same evidence id. */
    CONFLICT,
    /** Was equal to evidence that another event had brought. */
    DUPLICATE,
    /** Went to quarantine. */
    QUARANTINED
  }

  /** Who an event belongs to, as counts name it. */
  public record Owner(String stream, String source, String system, String pack) {}

  /**
   * Counts of one hop.
   *
   * @param view where earlier counts are read from when a stream is first met
   */
  public HopCounts(Hop hop, CountsLog log, CountsView view, Clock clock) {
    this.hop = hop;
    this.log = log;
    this.view = view;
    this.clock = clock;
  }

  /** Forgets what is cached: after a rebalance another instance may have counted meanwhile. */
  public synchronized void forget() {
    known.clear();
    epoch++;
  }

  /** Starts the tally of one batch. Nothing counts until {@link Tally#publish}. */
  public Tally begin() {
    return new Tally();
  }

  /** What one batch adds. A tally that is dropped has counted nothing. */
  public final class Tally {
    private final Map<String, StreamCount> changed = new LinkedHashMap<>();
    private final Map<String, Long> bases = new HashMap<>();
    private final int begunIn = epoch();

    /**
     * Adds one event.
     *
     * @return false when its sequence was counted before, so this is a redelivery
     */
    public boolean add(Owner owner, long sequence, Instant collectedAt, Ending ending) {
      StreamCount count = changed.computeIfAbsent(owner.stream(), stream -> base(owner));
      if (sequence < count.getNextSequence()) {
        count.setRedeliveries(count.getRedeliveries() + 1);
        return false;
      }
      if (hop != Hop.INDEXER) {
        // The indexer sees a stream split over evidence and quarantine, so gaps are normal there.
        count.setMissing(count.getMissing() + sequence - count.getNextSequence());
      }
      count.setNextSequence(sequence + 1);
      count.setAccepted(count.getAccepted() + 1);
      switch (ending) {
        case EVIDENCE -> count.setEvidence(count.getEvidence() + 1);
        case UNTAGGED -> {
          count.setEvidence(count.getEvidence() + 1);
          count.setUntagged(count.getUntagged() + 1);
        }
        case CONFLICT -> {
          count.setEvidence(count.getEvidence() + 1);
          count.setConflicts(count.getConflicts() + 1);
        }
        case DUPLICATE -> count.setDuplicates(count.getDuplicates() + 1);
        case QUARANTINED -> count.setQuarantined(count.getQuarantined() + 1);
      }
      count.setLastCollectedAt(collectedAt);
      return true;
    }

    /**
     * Makes the tally count, and waits until it is durable.
     *
     * @throws NotPublishedException when the broker did not acknowledge; nothing has counted then
     * @throws CountedElsewhereException when these streams were counted further since the tally
     *     began; nothing has counted then, and the batch, delivered again, is all redeliveries
     */
    public void publish() {
      Instant now = clock.instant();
      changed.values().forEach(count -> count.setAt(now));
      synchronized (HopCounts.this) {
        checkStillNewest();
        log.publish(changed.values());
        if (begunIn == epoch) {
          known.putAll(changed);
        }
      }
    }

    private StreamCount base(Owner owner) {
      StreamCount base = copy(owner);
      bases.put(owner.stream(), base.getNextSequence());
      return base;
    }

    // A batch may be tried for long, outlive a rebalance, and end after the stream went on with
    // another consumer. What it knew when it began would take the counts back.
    private void checkStillNewest() {
      if (begunIn != epoch) {
        view.refresh(LOAD_TIMEOUT);
      }
      bases.forEach(
          (stream, base) -> {
            StreamCount cached = known.get(stream);
            long published = view.count(hop, stream).map(StreamCount::getNextSequence).orElse(0L);
            long newest = Math.max(published, cached == null ? 0 : cached.getNextSequence());
            if (newest > base) {
              throw new CountedElsewhereException(stream, base, newest);
            }
          });
    }
  }

  private synchronized int epoch() {
    return epoch;
  }

  private StreamCount copy(Owner owner) {
    synchronized (this) {
      StreamCount cached = known.get(owner.stream());
      if (cached != null) {
        return StreamCount.newBuilder(cached).build();
      }
    }
    view.refresh(LOAD_TIMEOUT);
    return view.count(hop, owner.stream())
        .map(count -> StreamCount.newBuilder(count).build())
        .orElseGet(() -> empty(owner));
  }

  private StreamCount empty(Owner owner) {
    return StreamCount.newBuilder()
        .setHop(hop)
        .setStream(owner.stream())
        .setSource(owner.source())
        .setSystem(owner.system())
        .setPack(owner.pack())
        .setNextSequence(0)
        .setAccepted(0)
        .setEvidence(0)
        .setDuplicates(0)
        .setQuarantined(0)
        .setConflicts(0)
        .setMissing(0)
        .setRedeliveries(0)
        .setAt(clock.instant())
        .build();
  }
}
