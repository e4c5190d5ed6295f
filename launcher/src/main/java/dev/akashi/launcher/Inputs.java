package dev.akashi.launcher;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Files that people name on the command line. */
final class Inputs {
  private Inputs() {}

  /** A file, or standard input where there is none or it is called {@code -}. */
  static InputStream open(String parameter, @Nullable Path path) throws IOException {
    if (path == null || path.toString().equals("-")) {
      return new FileInputStream(FileDescriptor.in);
    }
    if (!Files.isReadable(path) || Files.isDirectory(path)) {
      throw Failure.use(
          parameter
              + ": expected a readable file, found "
              + (Files.isDirectory(path)
                  ? "the directory " + path
                  : Files.exists(path)
                      ? path + ", which this user may not read"
                      : "nothing at " + path));
    }
    return Files.newInputStream(path);
  }
}
