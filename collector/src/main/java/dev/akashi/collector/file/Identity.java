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
   * @param window the bytes right before that offset
   */
  record Match(Known known, PrefixDigest digest, byte[] window) {}

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
    try (InputStream in = Content.open(file, archive, 0)) {
      var beginning = new Beginning(in);
      for (Known known : byOffset) {
        if (!beginning.reaches(known.offset())) {
          return longest; // shorter than this and all that follow
        }
        if (beginning.digest.hex().equals(known.digest())) {
          longest = Optional.of(new Match(known, beginning.digest.copy(), beginning.window));
        }
      }
      if (archive) {
        beginning.reaches(Long.MAX_VALUE); // whether it is whole shows at its end
      }
    }
    return longest;
  }

  /** The first bytes of a content, read once. */
  private static final class Beginning {
    private final InputStream in;
    private final PrefixDigest digest = new PrefixDigest();
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private long at;
    private byte[] window = Window.NONE;

    Beginning(InputStream in) {
      this.in = in;
    }

    /** Reads on up to an offset; false when the content ends before. */
    boolean reaches(long offset) throws IOException {
      while (at < offset) {
        int read = in.read(buffer, 0, (int) Math.min(buffer.length, offset - at));
        if (read < 0) {
          return false;
        }
        digest.pass(buffer, 0, read, true);
        window = Window.after(window, buffer, 0, read);
        at += read;
      }
      return true;
    }
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
