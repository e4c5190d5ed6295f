package dev.akashi.collector.file;

import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/**
 * One file as a look at the directory found it.
 *
 * @param key device and inode: a hint, since inodes are reused
 * @param size bytes as stored, compressed where the file is
 */
record Seen(Path path, String key, long size, long modifiedMs) {
  static Seen of(Path path, BasicFileAttributes attributes) {
    return new Seen(
        path,
        Objects.toString(attributes.fileKey(), path.toString()),
        attributes.size(),
        attributes.lastModifiedTime().toMillis());
  }

  boolean sameFileAs(Seen other) {
    return key.equals(other.key);
  }

  boolean unchangedSince(Seen other) {
    return equals(other);
  }
}
