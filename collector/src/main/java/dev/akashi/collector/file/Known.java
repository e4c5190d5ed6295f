package dev.akashi.collector.file;

import java.nio.file.Path;

/**
 * A file as we know it: one generation of content. Immutable; lives in the bookmark.
 *
 * @param generation number of the file in its source, in the order of discovery
 * @param fingerprint digest of its first bytes when it was discovered, 16 hex digits; with the
 *     generation it names the file in positions, and never changes
 * @param offset how far it has been read, in decompressed bytes
 * @param digest digest of its first {@code offset} bytes: the identity
 * @param path where it was last seen
 * @param rotated whether it has left the path it was written under, so it will not grow for long
 * @param gone whether it has vanished and what was lost with it is on record
 * @param unreadBytes that were seen behind {@code offset} and not read
 */
record Known(
    long generation,
    String fingerprint,
    long offset,
    String digest,
    String path,
    boolean rotated,
    boolean gone,
    long unreadBytes) {

  /** How much of a new file goes into its fingerprint. */
  static final int FINGERPRINT_BYTES = 1024;

  static Known discovered(long generation, String fingerprint, Path path, boolean rotated) {
    return new Known(generation, fingerprint, 0, "", path.toString(), rotated, false, 0);
  }

  /** Stable name of the place of a record. */
  String position(long at) {
    return fingerprint + "." + generation + ":" + at;
  }

  Known readTo(long newOffset, String newDigest) {
    return new Known(
        generation, fingerprint, newOffset, newDigest, path, rotated, false, unreadBytes);
  }

  Known seenAt(Path newPath, boolean nowRotated) {
    return new Known(
        generation,
        fingerprint,
        offset,
        digest,
        newPath.toString(),
        nowRotated,
        false,
        unreadBytes);
  }

  Known withUnread(long bytes) {
    return new Known(generation, fingerprint, offset, digest, path, rotated, gone, bytes);
  }

  Known vanished() {
    return new Known(generation, fingerprint, offset, digest, path, rotated, true, 0);
  }
}
