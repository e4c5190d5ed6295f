package dev.akashi.collector.outbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A disk that dies with its process at one step, and takes along what was not synced, as a power
 * cut does: of unsynced files the second half, unsynced names, and unsynced directories. A real
 * kill leaves these in the memory of the operating system, so it alone would never notice that a
 * sync is missing. Deletions are kept, since the outbox does not count on them.
 */
final class LossyDisk {
  /** As the shell tells of kill -9. */
  static final int EXIT_CODE = 137;

  private final KillStep step;
  private final Set<Path> unsyncedBytes = new HashSet<>();
  private final List<Renaming> unsyncedNames = new ArrayList<>();
  private final List<Path> unsyncedDirectories = new ArrayList<>();

  private record Renaming(Path from, Path to) {}

  LossyDisk(KillStep step) {
    this.step = step;
  }

  /** The same place, through this disk. */
  Path wrap(Path path) {
    return LossyPath.wrap(path.toAbsolutePath(), new LossyFileSystem(this));
  }

  synchronized void created(Path directory) {
    unsyncedDirectories.add(directory);
  }

  synchronized void wrote(Path file) {
    unsyncedBytes.add(file);
    if (isKilled(file)) {
      dieAt(KillStep.HALF_WRITTEN);
    }
  }

  synchronized void beforeSync(Path file) {
    if (isKilled(file)) {
      dieAt(KillStep.WRITTEN_NOT_SYNCED);
    }
  }

  synchronized void synced(Path fileOrDirectory) {
    unsyncedBytes.remove(fileOrDirectory);
    unsyncedNames.removeIf(renaming -> fileOrDirectory.equals(renaming.to.getParent()));
    unsyncedDirectories.removeIf(made -> fileOrDirectory.equals(made.getParent()));
  }

  synchronized void beforeRename(Path from) {
    if (isKilled(from)) {
      dieAt(KillStep.SYNCED_NOT_RENAMED);
    }
  }

  synchronized void renamed(Path from, Path to) {
    if (unsyncedBytes.remove(from)) {
      unsyncedBytes.add(to);
    }
    unsyncedNames.add(new Renaming(from, to));
    if (isKilled(from)) {
      dieAt(KillStep.RENAMED_NOT_SYNCED);
    }
  }

  void beforeDelete(Path file) {
    if (isBeforeKilled(file)) {
      dieAt(KillStep.OLD_NOT_DELETED);
    }
  }

  synchronized void deleted(Path file) {
    unsyncedBytes.remove(file);
    unsyncedNames.removeIf(renaming -> file.equals(renaming.to));
    if (isBeforeKilled(file)) {
      dieAt(KillStep.OLD_DELETED);
    }
  }

  private static boolean isKilled(Path file) {
    return file.endsWith(CountingSource.temporary(CountingSource.KILLED));
  }

  private static boolean isBeforeKilled(Path file) {
    return file.endsWith(CountingSource.batchFile(CountingSource.KILLED - 1));
  }

  /** Does not return when this is the step. */
  synchronized void dieAt(KillStep now) {
    if (now != step) {
      return;
    }
    try {
      lose();
    } catch (IOException e) {
      throw new UncheckedIOException("losing what was not synced", e);
    }
    Runtime.getRuntime().halt(EXIT_CODE);
  }

  private void lose() throws IOException {
    for (Path file : unsyncedBytes) {
      try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(channel.size() / 2);
      }
    }
    for (Renaming renaming : unsyncedNames.reversed()) {
      Files.move(renaming.to, renaming.from, StandardCopyOption.ATOMIC_MOVE);
    }
    for (Path made : unsyncedDirectories.reversed()) {
      deleteAll(made);
    }
  }

  private static void deleteAll(Path directory) throws IOException {
    try (Stream<Path> inside = Files.walk(directory)) {
      for (Path each : inside.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
