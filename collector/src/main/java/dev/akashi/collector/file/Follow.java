package dev.akashi.collector.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** A known file that is there now, and how far we are in it. Belongs to its source's thread. */
final class Follow {
  private final boolean archive;
  private Known known;
  private Seen seen;
  private PrefixDigest digest;

  /** The bytes right before the offset. */
  private byte[] window;

  private long sizeAtDrain = -1;
  private long lookedUpTo;
  private long pendingBytes;
  private long unchangedSinceNs;

  Follow(Known known, Seen seen, boolean archive, PrefixDigest digest, byte[] window, long nowNs) {
    this.known = known;
    this.seen = seen;
    this.archive = archive;
    this.digest = digest;
    this.window = window;
    this.lookedUpTo = known.offset();
    this.unchangedSinceNs = nowNs;
  }

  Known known() {
    return known;
  }

  Seen seen() {
    return seen;
  }

  boolean archive() {
    return archive;
  }

  PrefixDigest digest() {
    return digest;
  }

  byte[] window() {
    return window;
  }

  /**
   * Whether what lies there now is still this file. The inode says which file to ask, the size and
   * the bytes before our offset answer: a file that was truncated and has grown again would have to
   * repeat its last record at the very same place to deceive.
   */
  boolean isStill(Seen now) throws IOException {
    if (archive) {
      return now.size() == seen.size() && now.modifiedMs() == seen.modifiedMs();
    }
    if (now.size() < lookedUpTo) {
      return false;
    }
    if (window.length == 0 || now.size() == seen.size() && now.modifiedMs() == seen.modifiedMs()) {
      return true;
    }
    try (InputStream in = Content.open(now.path(), false, known.offset() - window.length)) {
      return Arrays.equals(in.readNBytes(window.length), window);
    }
  }

  void sawAgain(Seen now, Known asNow, long nowNs) {
    if (now.size() != seen.size() || now.modifiedMs() != seen.modifiedMs()) {
      unchangedSinceNs = nowNs;
    }
    seen = now;
    known = asNow;
  }

  /** Whether there may be something to read that was not there at the last drain. */
  boolean wantsReading(long nowNs, long idleMs) {
    return seen.size() != sizeAtDrain || lastLineIsDue(nowNs, idleMs);
  }

  /** Bytes behind the last record that wait for the end of theirs. */
  long pendingBytes() {
    return pendingBytes;
  }

  /** Whether a last line without its end is to be taken as it is: nobody will finish it. */
  boolean lastLineIsDue(long nowNs, long idleMs) {
    return known.rotated()
        && pendingBytes > 0
        && TimeUnit.NANOSECONDS.toMillis(nowNs - unchangedSinceNs) >= idleMs;
  }

  /** A chunk of this file has got its numbers. */
  void advanced(Known after, PrefixDigest digestAfter, byte[] windowAfter, long lookedUpToAfter) {
    known = after;
    digest = digestAfter;
    window = windowAfter;
    lookedUpTo = lookedUpToAfter;
  }

  /** The end was reached; what is behind the last record waits for its end. */
  void drained(long lookedUpToNow, long pendingBytesNow) {
    sizeAtDrain = seen.size();
    lookedUpTo = Math.max(lookedUpTo, archive ? 0 : lookedUpToNow);
    pendingBytes = pendingBytesNow;
  }

  /** Bytes that were seen and not read; of an archive only whether there are any is known. */
  long unreadBytes() {
    if (archive) {
      return sizeAtDrain == seen.size() ? 0 : seen.size();
    }
    return Math.max(0, seen.size() - lookedUpTo) + pendingBytes;
  }
}
