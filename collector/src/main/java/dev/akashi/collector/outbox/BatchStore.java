package dev.akashi.collector.outbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The numbered batch files of one directory. */
final class BatchStore {
  private static final Logger log = LoggerFactory.getLogger(BatchStore.class);
  private static final String SUFFIX = ".batch";

  private final Path directory;

  BatchStore(Path directory) {
    this.directory = directory;
  }

  /** A batch file that is there. */
  record Stored(long number, long firstSequence, int events, long bytes, Path file) {
    long nextSequence() {
      return firstSequence + events;
    }
  }

  /**
   * All whole batches, oldest first. What is torn is set aside under another name.
   *
   * @throws StateException when the whole ones do not follow one another, or none is whole although
   *     some were written: numbers would be given twice
   */
  List<Stored> load() {
    try {
      DurableFile.createDirectories(directory);
      List<Path> files = list();
      List<Stored> whole = new ArrayList<>();
      for (Path file : files) {
        if (file.toString().endsWith(DurableFile.TEMPORARY)) {
          Files.delete(file); // died before the rename: never numbered for anyone
        } else if (file.toString().endsWith(SUFFIX)) {
          check(file, whole);
        }
      }
      if (whole.isEmpty() && files.stream().anyMatch(BatchStore::wasBatch)) {
        throw new StateException(
            directory
                + ": expected one whole batch file at least, found torn ones only; restore the"
                + " directory, or move it away to begin a new stream");
      }
      return whole;
    } catch (IOException e) {
      throw new StateException(directory + ": expected to read it, found: " + e, e);
    }
  }

  private static boolean wasBatch(Path file) {
    return file.toString().endsWith(SUFFIX) || file.toString().endsWith(".torn");
  }

  private List<Path> list() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    }
  }

  private void check(Path file, List<Stored> whole) throws IOException {
    Batch batch;
    try {
      batch = Batch.decode(Files.readAllBytes(file));
    } catch (TornBatchException e) {
      Path aside = file.resolveSibling(file.getFileName() + ".torn");
      Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
      log.warn("batch file {} is torn ({}): set aside as {}", file, e.getMessage(), aside);
      return;
    }
    var stored =
        new Stored(
            batch.number(), batch.firstSequence(), batch.events().size(), Files.size(file), file);
    // A hole is left by a torn file in between; numbers that overlap or go back are not.
    if (!whole.isEmpty() && stored.firstSequence() < whole.getLast().nextSequence()) {
      throw new StateException(
          file
              + ": expected a first sequence of at least "
              + whole.getLast().nextSequence()
              + ", found "
              + stored.firstSequence()
              + "; files of two collectors are mixed here");
    }
    whole.add(stored);
  }

  Stored write(Batch batch) throws IOException {
    Path file = directory.resolve(String.format(Locale.ROOT, "%012d", batch.number()) + SUFFIX);
    byte[] bytes = batch.encode();
    DurableFile.write(file, bytes);
    return new Stored(
        batch.number(), batch.firstSequence(), batch.events().size(), bytes.length, file);
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
