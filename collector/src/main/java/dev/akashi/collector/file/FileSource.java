package dev.akashi.collector.file;

import dev.akashi.catalog.pack.Framing;
import dev.akashi.collector.outbox.Draft;
import dev.akashi.collector.outbox.NotHeldException;
import dev.akashi.collector.outbox.Outbox;
import dev.akashi.collector.outbox.OutboxLimits;
import dev.akashi.collector.outbox.SourceHealth;
import dev.akashi.schemas.wire.NotPublishedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads files as they grow and hands their records to the outbox. One thread runs it. Nothing is
 * remembered elsewhere than in the bookmark that goes with each batch, so dying anywhere costs
 * reading again from there.
 *
 * <p>What cannot be seen: bytes that are written and truncated away between two looks. What was
 * seen and could not be read becomes a numbered event with the defect SOURCE_GAP.
 */
public final class FileSource implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(FileSource.class);
  private static final int CHUNKS_PER_TURN_MAX = 64;
  private static final long BACK_OFF_MAX_MS = 60_000;

  private final Outbox outbox;
  private final Framing framing;
  private final FileTimes times;
  private final SourceHealth health;
  private final GlobWatch watch;
  private final Follows follows;

  /** Losses that have not got a number yet: the disk may refuse them for a while. */
  private final List<Absent.Loss> untold = new ArrayList<>();

  private final CountDownLatch stop = new CountDownLatch(1);

  /**
   * A source that reads nothing yet.
   *
   * @param patterns see {@link GlobWatch}
   * @param outbox of this source alone; its bookmarks are this class's
   */
  public FileSource(
      List<String> patterns, Framing framing, Outbox outbox, FileTimes times, SourceHealth health) {
    this.outbox = outbox;
    this.framing = framing;
    this.times = times;
    this.health = health;
    this.watch = new GlobWatch(patterns);
    this.follows = new Follows(Bookmark.decode(outbox.bookmark()), System.nanoTime());
  }

  /** Looks and reads until {@link #stop}. */
  @Override
  public void run() {
    boolean stopped = false;
    long backOffMs = 0;
    while (!stopped) {
      boolean busy = false;
      try {
        busy = turn();
        backOffMs = 0;
      } catch (NotPublishedException | NotHeldException e) {
        health.set(List.of(String.valueOf(e.getMessage())));
        backOffMs = 0;
      } catch (RuntimeException e) {
        // Ending here would leave files unread that grow and go.
        backOffMs = Math.clamp(2 * backOffMs, Math.max(1, times.pollMs()), BACK_OFF_MAX_MS);
        log.error("{}: a look failed, the next is in {} ms", outbox.stream(), backOffMs, e);
        health.set(List.of("unexpected, is tried again: " + e));
      } catch (Error e) {
        health.set(List.of("this source has stopped: " + e));
        throw e;
      }
      stopped = await(backOffMs > 0 ? backOffMs : busy ? 0 : times.pollMs());
    }
  }

  private boolean await(long ms) {
    try {
      return stop.await(ms, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** Ends {@link #run} after the batch at hand. */
  public void stop() {
    stop.countDown();
  }

  /**
   * One look and what follows from it.
   *
   * @return whether another turn would find something right away
   */
  boolean turn() {
    outbox.settle();
    long nowNs = System.nanoTime();
    GlobWatch.Look look = watch.look();
    List<String> troubles = new ArrayList<>(look.troubles());
    troubles.addAll(follows.reconcile(look.files(), nowNs));
    untold.addAll(follows.losses(nowNs, times.graceMs()));
    // Before anything else and all in one batch, since the bookmark already says that all of them
    // are on record: whoever died between two batches would never tell the rest.
    if (!untold.isEmpty()) {
      outbox.hold(untold.stream().map(FileSource::gap).toList(), follows.bookmark().encode());
      untold.clear();
      outbox.settle();
    }
    boolean more = false;
    for (Follow follow : follows.present()) {
      if (stop.getCount() > 0 && follow.wantsReading(nowNs, times.idleMs())) {
        more |= drain(follow, nowNs, troubles);
      }
    }
    if (follows.takeChanged()) {
      outbox.hold(List.of(), follows.bookmark().encode());
      outbox.settle();
    }
    health.set(troubles);
    return more;
  }

  private boolean drain(Follow follow, long nowNs, List<String> troubles) {
    try {
      return read(follow, follow.archive() || follow.lastLineIsDue(nowNs, times.idleMs()));
    } catch (NoSuchFileException e) {
      return true; // renamed since the look
    } catch (IOException e) {
      troubles.add(follow.seen().path() + ": expected to read it, found: " + e);
      return false;
    }
  }

  private boolean read(Follow follow, boolean endIsFinal) throws IOException {
    long from = follow.known().offset();
    boolean resumes = framing.resumable();
    long base = resumes ? from : 0;
    InputStream in = Content.open(follow.seen().path(), follow.archive(), base);
    var digest = resumes ? follow.digest().copy() : new PrefixDigest();
    byte[] window = resumes ? follow.window() : Window.NONE;
    try (var tail = new Tail(in, framing.framer(), base, from, digest, window, endIsFinal)) {
      int chunks = 0;
      while (true) {
        List<Tail.Piece> pieces =
            tail.next(OutboxLimits.BATCH_MAX_EVENTS, OutboxLimits.BATCH_MAX_BYTES);
        // Truncated under our hands: what was read may be of two contents. The next look decides.
        if (!follow.archive() && isShorter(follow, tail.lookedUpTo())) {
          return true;
        }
        if (pieces.isEmpty()) {
          follow.drained(tail.lookedUpTo(), tail.pendingBytes());
          return false;
        }
        Known after = follow.known().readTo(tail.recordEnd(), tail.digest().hex());
        List<Draft> drafts = pieces.stream().map(piece -> draft(after, piece)).toList();
        outbox.hold(drafts, follows.bookmarkWith(Optional.of(after)).encode());
        follow.advanced(after, tail.digest().copy(), tail.window(), tail.recordEnd());
        outbox.settle();
        chunks++;
        // Others wait; an archive ends, and finding the place in it again would be dear.
        if (stop.getCount() == 0 || !follow.archive() && chunks == CHUNKS_PER_TURN_MAX) {
          return true;
        }
      }
    }
  }

  private static boolean isShorter(Follow follow, long lookedUpTo) throws IOException {
    try {
      return Files.size(follow.seen().path()) < lookedUpTo;
    } catch (NoSuchFileException e) {
      return false; // renamed; the open file is still the one we read
    }
  }

  private static Draft draft(Known file, Tail.Piece piece) {
    String position = file.position(piece.at());
    Map<String, String> origin =
        Map.of("log.file.path", file.path(), "log.offset", Long.toString(piece.at()));
    return switch (piece) {
      case Tail.Piece.Whole whole -> Draft.of(position, origin, whole.payload(), null);
      case Tail.Piece.TooLarge large ->
          Draft.tooLarge(position, origin, large.head(), large.length(), large.sha256());
    };
  }

  private static Draft gap(Absent.Loss loss) {
    Known file = loss.file();
    return Draft.gap(
        file.position(file.offset()) + "+gap",
        Map.of("log.file.path", file.path(), "log.offset", Long.toString(file.offset())),
        loss.message(),
        loss.bytes());
  }
}
