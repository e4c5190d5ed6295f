package dev.akashi.catalog.pack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akashi.catalog.pack.Framer.Step;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditFramingTest {
  private static final Framing AUDITD = new Framing.Auditd();

  /** However the bytes are dealt out, the records are the same. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 4096})
  void linesOfOneEventAreOneRecord(int chunk) {
    assertThat(
            texts(
                line("SYSCALL", 1) + line("CWD", 1) + line("PATH", 1) + line("SYSCALL", 2), chunk))
        .containsExactly(
            line("SYSCALL", 1) + line("CWD", 1) + line("PATH", 1).strip(),
            line("SYSCALL", 2).strip());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 4096})
  void interleavedEventsGiveARecordForEachRun(int chunk) {
    assertThat(
            texts(
                line("SYSCALL", 1) + line("SYSCALL", 2) + line("PATH", 1) + line("CWD", 1), chunk))
        .containsExactly(
            line("SYSCALL", 1).strip(),
            line("SYSCALL", 2).strip(),
            line("PATH", 1) + line("CWD", 1).strip());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 4096})
  void theEndOfAnEventIsPartOfNoRecord(int chunk) {
    assertThat(texts(line("SYSCALL", 1) + eoe(1) + eoe(7) + line("PATH", 1) + eoe(1) + "\n", chunk))
        .containsExactly(line("SYSCALL", 1).strip(), line("PATH", 1).strip());
    assertThat(texts(eoe(1).strip() + " and more\n", chunk)).hasSize(1);
    assertThat(texts(eoe(1), chunk)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 4096})
  void otherLinesAndTheSameSerialOfAnotherHostOrTimeStandAlone(int chunk) {
    var here = line("SYSCALL", 1);
    var there = "node=b.example.com " + here;
    var later = here.replace("1700000000.123", "1700000000.124");
    assertThat(texts("x\nx\n" + here + "\r\n" + there + later + "type=PATH msg=audit(x)\n", chunk))
        .containsExactly(
            "x", "x", here.strip(), there.strip(), later.strip(), "type=PATH msg=audit(x)");
  }

  /** A log that is followed need not wait for the next event. */
  @ParameterizedTest
  @ValueSource(strings = {"PROCTITLE", "USER_LOGIN", "DAEMON_END", "SERVICE_START", "EOE"})
  void aLastLineEndsItsEventAtOnce(String type) {
    var buffer = buffer(line("SYSCALL", 1) + (type.equals("EOE") ? eoe(1) : line(type, 1)));
    var framer = AUDITD.framer();

    assertThat(framer.next(buffer, false)).isInstanceOf(Step.Framed.class);
    assertThat(framer.next(buffer, false)).isInstanceOf(Step.NeedMore.class);
    assertThat(buffer.hasRemaining()).isFalse();
  }

  @Test
  void anEventWithoutALastLineWaitsForWhatFollows() {
    var buffer = buffer(line("SYSCALL", 1) + line("PATH", 1));
    var framer = AUDITD.framer();

    assertThat(framer.next(buffer, false)).isInstanceOf(Step.NeedMore.class);
    assertThat(framer.consumed()).isZero();
    assertThat(framer.next(buffer, true)).isInstanceOf(Step.Framed.class);
  }

  /** What a reader does that was stopped after any record. */
  @Test
  void aNewFramerMayStartAfterAnyRecord() {
    var text = line("SYSCALL", 1) + eoe(1) + line("SYSCALL", 2) + line("PATH", 1) + line("PATH", 2);
    var all = texts(text, 4096);
    var buffer = buffer(text);
    var framer = AUDITD.framer();

    for (int read = 1; read <= all.size(); read++) {
      assertThat(framer.next(buffer, true)).isInstanceOf(Step.Framed.class);
      assertThat(texts(text.substring((int) framer.consumed()), 4096))
          .isEqualTo(all.subList(read, all.size()));
    }
    assertThat(AUDITD.resumable()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1000, 65_536, 1 << 20})
  void aRunIsCutBeforeItGrowsTooLong(int chunk) {
    var text = (line("PATH", 1).strip() + "x".repeat(1000) + "\n").repeat(3000);

    var steps = FramerRun.steps(AUDITD, text.getBytes(StandardCharsets.UTF_8), chunk);

    assertThat(steps).hasSize(3).allMatch(Step.Framed.class::isInstance);
    assertThat(texts(text, chunk))
        .allMatch(record -> record.startsWith("type=") && record.endsWith("x"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1000, 65_536, 1 << 20})
  void aLineThatIsTooLongGoesByAlone(int chunk) {
    var large = line("PATH", 1).strip() + "x".repeat(3_000_000) + "\n";
    var text = line("SYSCALL", 1) + large + line("PATH", 1) + eoe(1);

    var steps = FramerRun.steps(AUDITD, text.getBytes(StandardCharsets.UTF_8), chunk);

    assertThat(steps).hasSize(3);
    assertThat(steps.get(0)).isInstanceOf(Step.Framed.class);
    assertThat(((Step.Oversize) steps.get(1)).length()).isEqualTo(large.length() - 1);
    assertThat(((Step.Framed) steps.get(2)).at())
        .isEqualTo(line("SYSCALL", 1).length() + large.length());
  }

  private static String line(String type, int serial) {
    return "type=%s msg=audit(1700000000.123:%d): item=0\n".formatted(type, serial);
  }

  private static String eoe(int serial) {
    return "type=EOE msg=audit(1700000000.123:%d): \n".formatted(serial);
  }

  private static ByteBuffer buffer(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> texts(String text, int chunk) {
    return FramerRun.records(AUDITD, text, chunk).stream()
        .map(record -> record.substring(record.indexOf(':') + 1))
        .toList();
  }
}
