package dev.akashi.collector.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Known files that are nowhere to be seen. Some come back, as an archive or a copy; of the others
 * may have been lost what stood behind our offset.
 */
final class Absent {
  private static final int GONE_MAX = 256;

  private final TreeMap<Long, Known> files = new TreeMap<>();
  private final Map<Long, Long> sinceNs = new HashMap<>();
  private final Set<Long> notSeenSinceStart = new HashSet<>();
  private boolean changed;

  /**
   * Bytes that can no longer be read.
   *
   * @param bytes 0 where nobody knows how many
   */
  record Loss(Known file, long bytes, String message) {}

  /** At the start all files are absent until the first look. */
  Absent(List<Known> known, long nowNs) {
    known.forEach(
        file -> {
          add(file, nowNs);
          notSeenSinceStart.add(file.generation());
        });
  }

  void add(Known file, long nowNs) {
    if (file.offset() == 0 && file.unreadBytes() == 0) {
      return; // nothing was read and nothing is known to be lost
    }
    files.put(file.generation(), file);
    sinceNs.put(file.generation(), nowNs);
  }

  /** Whether it was absent. */
  boolean remove(long generation) {
    notSeenSinceStart.remove(generation);
    sinceNs.remove(generation);
    return files.remove(generation) != null;
  }

  Stream<Known> stream() {
    return files.values().stream();
  }

  /**
   * Gives up waiting for files that have been absent for the grace time, and tells what was lost
   * with them. Each loss is told once.
   */
  List<Loss> losses(long nowNs, long graceMs) {
    List<Loss> losses = new ArrayList<>();
    for (Known file : List.copyOf(files.values())) {
      long since = sinceNs.getOrDefault(file.generation(), nowNs);
      if (file.gone() || TimeUnit.NANOSECONDS.toMillis(nowNs - since) < graceMs) {
        continue;
      }
      boolean whileAway = notSeenSinceStart.remove(file.generation());
      if (file.unreadBytes() > 0) {
        losses.add(new Loss(file, file.unreadBytes(), lost(file)));
      } else if (whileAway && !file.rotated()) {
        losses.add(new Loss(file, 0, lostWhileAway(file)));
      }
      files.put(file.generation(), file.vanished());
      changed = true;
    }
    forgetOldest();
    return losses;
  }

  private static String lost(Known file) {
    return "%s was truncated, replaced or removed before %,d bytes behind byte %,d were read"
        .formatted(file.path(), file.unreadBytes(), file.offset());
  }

  private static String lostWhileAway(Known file) {
    return ("%s was truncated, replaced or removed while the collector was away; it was read up to"
            + " byte %,d; whether more was written cannot be known")
        .formatted(file.path(), file.offset());
  }

  private void forgetOldest() {
    long gone = files.values().stream().filter(Known::gone).count();
    for (Known file : List.copyOf(files.values())) {
      if (gone <= GONE_MAX) {
        return;
      }
      if (file.gone()) {
        remove(file.generation());
        gone--;
      }
    }
  }

  boolean takeChanged() {
    boolean was = changed;
    changed = false;
    return was;
  }
}
