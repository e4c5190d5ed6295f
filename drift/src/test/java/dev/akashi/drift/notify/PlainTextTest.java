package dev.akashi.drift.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlainTextTest {
  static Stream<Arguments> hostile() {
    return Stream.of(
        Arguments.of("CHG-1\r\nBcc: a@example.com", "CHG-1 Bcc: a@example.com"),
        Arguments.of("\u202Egpj.exe\u202C", "gpj.exe"),
        Arguments.of("a\u0000b\u001b[31mc", "a b [31mc"),
        Arguments.of("a\u2028b\u2029c\u0085d", "a b c d"),
        Arguments.of("x\u200Bx\uFEFFx\u2066x", "xxxx"),
        Arguments.of("tag\uDB40\uDC41", "tag"),
        Arguments.of("half\uD83D", "half"),
        Arguments.of("𠮷野家", "𠮷野家"));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void whatTurnsHidesOrBreaksIsTakenOut(String hostile, String expected) {
    assertThat(PlainText.line(hostile)).isEqualTo(expected);
  }

  @Test
  void aLongTextIsCutBetweenCharactersAndMarked() {
    assertThat(PlainText.cut("𠮷".repeat(100), 10)).isEqualTo("𠮷𠮷𠮷𠮷…");
    assertThat(PlainText.line("x".repeat(5_000_000))).hasSize(PlainText.LINE_MAX_CHARS);
  }
}
