package dev.akashi.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VisibleTest {

  @ParameterizedTest
  @CsvSource({
    "plain, plain",
    "'a\u202Eb', 'a‹U+202E›b'",
    "'a\nb', 'a‹U+000A›b'",
    "'\u0000\u001B[31m', '‹U+0000›‹U+001B›[31m'",
    "'\u200B\uFEFF\u2028', '‹U+200B›‹U+FEFF›‹U+2028›'",
    "'\uD800x', '‹U+D800›x'",
    "'\uDB40\uDC41', '‹U+0E0041›'",
    "'𠮷野家 葛\uDB40\uDD00 か\u3099', '𠮷野家 葛\uDB40\uDD00 か\u3099'"
  })
  void writesOutWhatCannotBeSeen(String text, String shown) {
    assertThat(Visible.line(text)).isEqualTo(shown);
  }

  @Test
  void blocksKeepTheirLines() {
    assertThat(Visible.block("a\n\tb\r")).isEqualTo("a\n\tb‹U+000D›");
  }
}
