package dev.akashi.collector.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akashi.catalog.pack.Framing;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A log whose records are several lines each, and whose events may be interleaved. */
class AuditLogTest extends FilesFixture {
  @BeforeEach
  void follow() {
    source = open(PATIENT);
  }

  @Override
  FileSource open(FileTimes times) {
    return new FileSource(
        List.of(directory + "/logs/auth.log*"), new Framing.Auditd(), outbox(), times, health);
  }

  @Test
  void anEventWaitsForItsLastLine() throws IOException {
    append(log, line("SYSCALL", 1) + line("PATH", 1));
    look();
    assertThat(payloads()).isEmpty();
    append(log, line("PROCTITLE", 1));
    look();
    assertThat(payloads())
        .containsExactly(line("SYSCALL", 1) + line("PATH", 1) + line("PROCTITLE", 1).strip());
  }

  @Test
  void afterARestartEveryLineComesOnceAlsoWhereEventsAreInterleaved() throws IOException {
    append(log, line("SYSCALL", 1) + line("SYSCALL", 2) + line("PATH", 1));
    look();
    assertThat(distinct()).containsExactly(line("SYSCALL", 1).strip(), line("SYSCALL", 2).strip());
    restart();
    append(log, line("PATH", 1) + line("EOE", 1) + line("PATH", 2) + line("EOE", 2));
    look();
    restart();
    append(log, line("USER_LOGIN", 3));
    look();
    assertThat(distinct())
        .containsExactly(
            line("SYSCALL", 1).strip(),
            line("SYSCALL", 2).strip(),
            line("PATH", 1) + line("PATH", 1).strip(),
            line("PATH", 2).strip(),
            line("USER_LOGIN", 3).strip());
  }

  @Test
  void rotationEndsTheLastEvent() throws IOException {
    source = open(new FileTimes(0, 0, 600_000));
    append(log, line("SYSCALL", 1) + line("PATH", 1));
    look();
    assertThat(payloads()).isEmpty();
    Files.move(log, path("auth.log.1"));
    look();
    look();
    assertThat(payloads()).containsExactly(line("SYSCALL", 1) + line("PATH", 1).strip());
  }

  private static String line(String type, int serial) {
    return "type=%s msg=audit(1700000000.123:%d): %s\n"
        .formatted(type, serial, type.equals("EOE") ? "" : "item=0");
  }
}
