package dev.akashi.catalog.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc5424HeaderTest {

  @Test
  void theFieldsOfAMessage() {
    assertThat(
            Rfc5424Header.read(
                "<165>1 2026-11-22T12:04:05.003Z h.example.com app 87 ID47 [a@32473 x=\"1\""
                    + " y=\"\\\"q\\\" \\\\ \\] \\n"
                    + "\" x=\"2\"][b] \uFEFFtext  here"))
        .isEqualTo(
            Map.of(
                "version", "1",
                "timestamp", "2026-11-22T12:04:05.003Z",
                "host", "h.example.com",
                "program", "app",
                "pid", "87",
                "message_id", "ID47",
                "structured_data",
                    Map.of(
                        "a@32473", Map.of("x", List.of("1", "2"), "y", "\"q\" \\ ] \\n"),
                        "b", Map.of()),
                "message", "text  here"));
  }

  @Test
  void whatIsNilGivesNoField() {
    assertThat(Rfc5424Header.read("<0>1 - - - - - -")).containsOnlyKeys("version", "message");
    assertThat(Rfc5424Header.read("<0>1 - -h -a - - - -"))
        .containsEntry("host", "-h")
        .containsEntry("message", "-");
  }

  @Test
  void aMessageMayHaveLines() {
    assertThat(Rfc5424Header.read("<1>1 - - - - - - a\nb")).containsEntry("message", "a\nb");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<1>",
        "<1>1",
        "<1>1 -",
        "<1>1 - - - - -",
        "<1>1 - - - - - ",
        "<1>1  - - - - - -",
        "<1>01 - - - - - -",
        "<1>1000 - - - - - -",
        "<1>3a - - - - - -",
        "<192>1 - - - - - -",
        "<01>1 - - - - - -",
        "<1 1 - - - - - -",
        "<1>1 - h\n - - - -",
        "<1>1 - \u00E9 - - - -",
        "<1>1 - - - - - -x",
        "<1>1 - - - - - []",
        "<1>1 - - - - - [a",
        "<1>1 - - - - - [a ]",
        "<1>1 - - - - - [a b]",
        "<1>1 - - - - - [a b=c]",
        "<1>1 - - - - - [a b=\"c]",
        "<1>1 - - - - - [a b=\"c\"",
        "<1>1 - - - - - [a b=\"c\"d=\"e\"]",
        "<1>1 - - - - - [a][a]",
        "<1>1 - - - - - [a]x",
        "Nov 22 12:04:05 h p: m",
      })
  void whatIsNoSuchMessage(String line) {
    assertThat(Rfc5424Header.read(line)).isNull();
  }

  /** A record is at most 1 MiB, and none of it may be looked at again and again. */
  @Timeout(10)
  @Test
  void aParameterThatComesAgainAndAgainTakesLittleTime() {
    var line = "<1>1 - - - - - [a" + " b=\"\"".repeat(Pack.RECORD_BYTES_MAX / 5) + "]";

    assertThat(Rfc5424Header.read(line)).containsKey("structured_data");
  }

  @ParameterizedTest
  @CsvSource({"<0>, 0, 0", "<7>x, 0, 7", "<165>1, 20, 5", "<191>, 23, 7"})
  void aPriorityIsFacilityAndSeverity(String line, String facility, String severity) {
    assertThat(Header.priority(line))
        .containsEntry("facility", facility)
        .containsEntry("severity", severity);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<", "<>", "<a>", "<1", "1>", "<192>", "<00>", "<0191>", "<-1>"})
  void whatIsNoPriority(String line) {
    assertThat(Header.priority(line)).isEmpty();
  }
}
