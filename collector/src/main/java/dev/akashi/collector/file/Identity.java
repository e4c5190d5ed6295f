package dev.akashi.collector.file;

import dev.akashi.schemas.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which file a content is. */
final class Identity {
  private static final int BUFFER_BYTES = 64 * 1024;
  private static final int FINGERPRINT_DIGITS = 16;

  private Identity() {}

  /**
   * A known file whose recorded beginning this content has.
   *
   * @param digest of the content up to the known offset, ready to go on from there
   */
  record Match(Known known, PrefixDigest digest) {}

  /**
   * The known file that this content continues, the longest if there are several. Reads the content
   * once up to the last offset that is asked for, an archive to its end.
   *
   * @throws java.io.EOFException when it is an archive that is not whole
   */
  static Optional<Match> match(Path file, boolean archive, Collection<Known> candidates)
      throws IOException {
    List<Known> byOffset =
        candidates.stream()
            .filter(known -> known.offset() > 0)
            .sorted(Comparator.comparingLong(Known::offset))
            .toList();
    Optional<Match> longest = Optional.empty();
    var digest = new PrefixDigest();
    long at = 0;
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream in = Content.open(file, archive, 0)) {
      for (Known known : byOffset) {
        long passed = pass(in, known.offset() - at, digest, buffer);
        at += passed;
        if (at < known.offset()) {
          return longest; // shorter than this and all that follow
        }
        if (digest.hex().equals(known.digest())) {
          longest = Optional.of(new Match(known, digest.copy()));
        }
      }
      if (archive) {
        pass(in, Long.MAX_VALUE, new PrefixDigest(), buffer);
      }
    }
    return longest;
  }

  private static long pass(InputStream in, long count, PrefixDigest digest, byte[] buffer)
      throws IOException {
    long passed = 0;
    while (passed < count) {
      int read = in.read(buffer, 0, (int) Math.min(buffer.length, count - passed));
      if (read < 0) {
        break;
      }
      digest.pass(buffer, 0, read, true);
      passed += read;
    }
    return passed;
  }

  /** What names a new file in the positions of its records. */
  static String fingerprint(Path file, boolean archive) throws IOException {
    try (InputStream in = Content.open(file, archive, 0)) {
      return Digests.sha256Hex(in.readNBytes(Known.FINGERPRINT_BYTES))
          .substring(0, FINGERPRINT_DIGITS);
    }
  }

  /** Whether all of one content is the beginning of another. */
  static boolean isBeginning(Path file, boolean archive, Follow other) throws IOException {
    try (InputStream first = Content.open(file, archive, 0);
        InputStream second = Content.open(other.seen().path(), other.archive(), 0)) {
      return Content.isBeginning(first, second);
    }
  }
}
