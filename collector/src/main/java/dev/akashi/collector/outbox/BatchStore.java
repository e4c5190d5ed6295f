package dev.akashi.collector.outbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The numbered batch files of one directory. */
final class BatchStore {
  private static final Logger log = LoggerFactory.getLogger(BatchStore.class);
  private static final int NUMBER_DIGITS = 12;
  private static final Pattern NAME = Pattern.compile("[0-9]{" + NUMBER_DIGITS + "}\\.batch");

  private final Path directory;

  BatchStore(Path directory) {
    this.directory = directory;
  }

  /** A whole batch file that is there. */
  record Stored(
      long number, String instance, long firstSequence, int events, long bytes, Path file) {
    static Stored of(Batch batch, long bytes, Path file) {
      return new Stored(
          batch.number(),
          batch.instance(),
          batch.firstSequence(),
          batch.events().size(),
          bytes,
          file);
    }

    long nextSequence() {
      return firstSequence + events;
    }
  }

  /**
   * What lies in the directory.
   *
   * @param whole oldest first
   * @param newestIsWhole whether the last of the whole ones is the newest of all: only then are the
   *     numbers behind it free
   * @param nextNumber of the batch to come, higher than that of any file, whole or not
   * @param damage for a person
   */
  record Found(List<Stored> whole, boolean newestIsWhole, long nextNumber, List<String> damage) {
    Optional<Stored> lastWhole() {
      return whole.isEmpty() ? Optional.empty() : Optional.of(whole.getLast());
    }
  }

  /**
   * Looks at all batch files. A damaged one is set aside under another name, except the newest: it
   * stays and says so at each start, until a newer batch has been written.
   *
   * @throws StateException when the directory cannot be read, or the whole ones do not follow one
   *     another
   */
  Found load() {
    try {
      DurableFile.createDirectories(directory);
      List<Path> files = list();
      List<Stored> whole = new ArrayList<>();
      List<String> damage = new ArrayList<>();
      boolean newestIsWhole = false;
      for (Path file : files) {
        boolean newest = file.equals(files.getLast());
        try {
          whole.add(check(file, whole));
          newestIsWhole = newest;
        } catch (TornBatchException e) {
          damage.add(newest ? newStream(file, e) : setAside(file, e));
        }
      }
      damage.forEach(log::error);
      long nextNumber = files.isEmpty() ? 0 : numberOf(files.getLast()) + 1;
      return new Found(List.copyOf(whole), newestIsWhole, nextNumber, List.copyOf(damage));
    } catch (IOException e) {
      throw new StateException(
          directory
              + ": expected to read it, found: "
              + e
              + "; make it readable, or move all of it away to begin a new stream. Never move a"
              + " part of it, and never put an older copy back: numbers would be given twice",
          e);
    }
  }

  private List<Path> list() throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.list(directory)) {
      all = files.sorted().toList();
    }
    for (Path file : all) {
      if (file.toString().endsWith(DurableFile.TEMPORARY)) {
        Files.delete(file); // died before the rename: never numbered for anyone
      }
    }
    return all.stream().filter(file -> NAME.matcher(nameOf(file)).matches()).toList();
  }

  private static String nameOf(Path file) {
    return file.getFileName().toString();
  }

  private static long numberOf(Path file) {
    return Long.parseLong(nameOf(file).substring(0, NUMBER_DIGITS));
  }

  private static Stored check(Path file, List<Stored> whole) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    var stored = Stored.of(Batch.decode(bytes), bytes.length, file);
    if (stored.number() != numberOf(file)) {
      throw new TornBatchException("it holds batch " + stored.number());
    }
    // A hole is left by a damaged file in between; numbers that overlap or go back are not.
    long expected =
        whole.reversed().stream()
            .filter(earlier -> earlier.instance().equals(stored.instance()))
            .findFirst()
            .map(Stored::nextSequence)
            .orElse(0L);
    if (stored.firstSequence() < expected) {
      throw new StateException(
          file
              + ": expected a first sequence of at least "
              + expected
              + ", found "
              + stored.firstSequence()
              + "; files of two collectors are mixed here");
    }
    return stored;
  }

  private static String newStream(Path file, TornBatchException damage) {
    return ("%s is damaged (%s). Its numbers may have been published, so a new stream begins behind"
            + " the last whole batch; some events may be taken in once more. Do not restore an"
            + " older copy: numbers would be given twice")
        .formatted(file, damage.getMessage());
  }

  private static String setAside(Path file, TornBatchException damage) throws IOException {
    Path aside = file.resolveSibling(nameOf(file) + ".torn");
    Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
    return "%s was damaged (%s) and is set aside as %s; the numbers behind it go on"
        .formatted(file, damage.getMessage(), aside.getFileName());
  }

  Stored write(Batch batch) throws IOException {
    Path file = directory.resolve(String.format(Locale.ROOT, "%012d.batch", batch.number()));
    byte[] bytes = batch.encode();
    DurableFile.write(file, bytes);
    return Stored.of(batch, bytes.length, file);
  }

  Batch read(Stored stored) {
    try {
      return Batch.decode(Files.readAllBytes(stored.file()));
    } catch (IOException | TornBatchException e) {
      throw new StateException(
          stored.file() + ": expected the batch that was written there, found: " + e, e);
    }
  }

  /** The bytes may come back after a power cut, which then costs one more replay. */
  void delete(Stored stored) {
    try {
      Files.deleteIfExists(stored.file());
    } catch (IOException e) {
      log.warn("batch file {} cannot be deleted: {}", stored.file(), e.toString());
    }
  }
}
