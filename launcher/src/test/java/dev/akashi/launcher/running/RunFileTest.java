package dev.akashi.launcher.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFileTest {
  @TempDir Path data;

  @Test
  void isFoundWhileItsProcessLives() throws IOException {
    RunFile file = of(ProcessHandle.current());

    file.write(data);

    assertThat(RunFile.in(data)).contains(file);
  }

  @Test
  void isReadableByTheOwnerOnly() throws IOException {
    of(ProcessHandle.current()).write(data);

    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("run.json"))))
        .isEqualTo("rw-------");
  }

  @Test
  void aLaterProcessWithTheSameNumberIsNotMistaken() throws IOException {
    var self = ProcessHandle.current();
    new RunFile(self.pid(), "2001-01-01T00:00:00Z", "", "", "", "", "", "", Map.of()).write(data);

    assertThat(RunFile.in(data)).isEmpty();
  }

  @Test
  void aFileOfAnotherVersionMeansNotRunning() throws IOException {
    Files.writeString(data.resolve("run.json"), "{\"pid\":\"many\"}");

    assertThat(RunFile.in(data)).isEmpty();
  }

  private static RunFile of(ProcessHandle process) {
    return new RunFile(
        process.pid(),
        RunFile.startOf(process),
        "http://127.0.0.1:8080",
        "http://127.0.0.1:8081",
        "127.0.0.1:9092",
        "http://127.0.0.1:9200",
        "data",
        "akashi.yml",
        Map.of("kafka", 12L));
  }
}
