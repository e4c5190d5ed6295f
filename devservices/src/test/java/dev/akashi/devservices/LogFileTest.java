package dev.akashi.devservices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
  @TempDir Path directory;
  private Path log;

  @BeforeEach
  void name() {
    log = directory.resolve("app.log");
  }

  @Test
  void keepsThreeOldOnes() throws IOException {
    for (int run = 1; run <= 6; run++) {
      LogFile.rotate(log);
      Files.writeString(log, "run " + run);
    }

    assertThat(directory.resolve("app.log")).hasContent("run 6");
    assertThat(directory.resolve("app.log.1")).hasContent("run 5");
    assertThat(directory.resolve("app.log.3")).hasContent("run 3");
    assertThat(directory.resolve("app.log.4")).doesNotExist();
  }

  @Test
  void isCutUnderTheHandsOfItsWriter() throws IOException {
    try (var writer =
        Files.newOutputStream(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      writer.write("a long story\n".getBytes());
      LogFile.bound(log, 5);
      writer.write("short\n".getBytes());
      LogFile.bound(log, 100);
    }

    assertThat(log).hasContent("short\n");
    assertThat(directory.resolve("app.log.1")).hasContent("a long story\n");
  }

  @Test
  void showsItsEnd() throws IOException {
    Files.writeString(log, "one\ntwo\nthree\n");

    assertThat(LogFile.lastLines(log, 2)).containsExactly("two", "three");
    assertThat(LogFile.lastLines(directory.resolve("absent.log"), 2)).hasSize(1);
  }
}
