package dev.akashi.catalog.scope;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where a value stands that no log may show. It is read when it is needed, by the app that needs
 * it: the others may read {@code akashi.yml} without being able to read the secrets.
 */
public sealed interface Secret {
  /** The largest file of a secret, in bytes. */
  int FILE_MAX_BYTES = 8 * 1024;

  /**
   * The value, without white space around it.
   *
   * @param environment variables by name
   * @throws IllegalStateException when there is none; the message names the place, never a value
   */
  String read(Function<String, @Nullable String> environment);

  /** Stands in {@code akashi.yml} itself. */
  record Written(String value) implements Secret {
    @Override
    public String read(Function<String, @Nullable String> environment) {
      return value;
    }

    @Override
    public String toString() {
      return "Written[***]";
    }
  }

  /** Stands in a file of its own. */
  record InFile(Path file) implements Secret {
    @Override
    public String read(Function<String, @Nullable String> environment) {
      try {
        if (Files.size(file) > FILE_MAX_BYTES) {
          throw new IllegalStateException(
              "%s: expected a secret of at most %d bytes".formatted(file, FILE_MAX_BYTES));
        }
        return notBlank(Files.readString(file), file.toString());
      } catch (IOException e) {
        throw new IllegalStateException(
            "%s: expected a readable file with a secret, found %s"
                .formatted(file, e.getClass().getSimpleName()),
            e);
      }
    }
  }

  /** Stands in an environment variable. */
  record InEnvironment(String name) implements Secret {
    @Override
    public String read(Function<String, @Nullable String> environment) {
      var value = environment.apply(name);
      return notBlank(value == null ? "" : value, "environment variable " + name);
    }
  }

  private static String notBlank(String value, String place) {
    if (value.isBlank()) {
      throw new IllegalStateException(place + ": expected a secret, found nothing");
    }
    return value.strip();
  }
}
