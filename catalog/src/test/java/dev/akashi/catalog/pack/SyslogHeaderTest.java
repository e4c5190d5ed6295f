package dev.akashi.catalog.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The header read by hand against the expressions that say what it is. */
class SyslogHeaderTest {
  private static final String REST =
      " (?<host>[^\\s:]\\S*) (?<program>[^\\s:\\[]+)(?:\\[(?<pid>\\d+)\\])?: *(?<message>[^\\n]*)";
  private static final List<Pattern> FORMS =
      List.of(
          Pattern.compile(
              "(?:<\\d{1,3}>)?(?<timestamp>[A-Z][a-z]{2} [ 0-3]\\d \\d\\d:\\d\\d:\\d\\d)" + REST),
          Pattern.compile(
              "(?:<\\d{1,3}>)?(?<timestamp>\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d{1,9})?"
                  + "(?:Z|[+-]\\d\\d:?\\d\\d)?)"
                  + REST));
  private static final List<String> LINES =
      List.of(
          "Nov 22 12:04:05 host-1 sshd[4321]: Accepted publickey for alice",
          "<86>Nov  2 12:04:05 host-1 su:  (to root) alice on pts/0",
          "2026-11-22T12:04:05.678901+09:00 host-1 sshd-session[1]: x: y [z]",
          "<7>2026-11-22T12:04:05,5Z 2001:db8::1 a/b: \u8a3c\u8de1",
          "2026-11-22T12:04:05-0330 h p:");

  @Test
  void theFieldsOfALine() {
    assertThat(SyslogHeader.read(LINES.get(1)))
        .isEqualTo(
            Map.of(
                "timestamp", "Nov  2 12:04:05",
                "host", "host-1",
                "program", "su",
                "message", "(to root) alice on pts/0"));
    assertThat(SyslogHeader.read(LINES.get(0))).containsEntry("pid", "4321");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<",
        "<1234>Nov 22 12:04:05 h p: m",
        "<>Nov 22 12:04:05 h p: m",
        "Nov 42 12:04:05 h p: m",
        "Nov 22 12:04:05",
        "Nov 22 12:04:05 ",
        "Nov 22 12:04:05 h",
        "Nov 22 12:04:05 h ",
        "Nov 22 12:04:05 h p",
        "Nov 22 12:04:05 h p[1]",
        "Nov 22 12:04:05 h p[]: m",
        "Nov 22 12:04:05 h p[1: m",
        "Nov 22 12:04:05 h p q: m",
        "Nov 22 12:04:05 h : m",
        "Nov 22 12:04:05 :h p: m",
        "Nov 22 12:04:05  h p: m",
        "Nov 22 12:04:05 h p: m\nn",
        "2026-11-22T12:04:05. h p: m",
        "2026-11-22T12:04:05.1234567890 h p: m",
        "2026-11-22T12:04:05+9 h p: m",
        "2026-11-22 12:04:05 h p: m"
      })
  void noSuchLine(String line) {
    assertThat(SyslogHeader.read(line)).isNull();
    assertThat(expected(line)).isNull();
  }

  @Test
  void brokenLinesAreReadAsTheExpressionsReadThem() {
    var random = new Random(20261122);
    var odd = " :[]<>.,+-ZT09aA\t\n\u3000";
    for (int round = 0; round < 20_000; round++) {
      var line = new StringBuilder(LINES.get(random.nextInt(LINES.size())));
      for (int change = random.nextInt(3); change >= 0; change--) {
        int at = random.nextInt(Math.min(line.length(), 50));
        char c = odd.charAt(random.nextInt(odd.length()));
        switch (random.nextInt(3)) {
          case 0 -> line.setCharAt(at, c);
          case 1 -> line.insert(at, c);
          default -> line.deleteCharAt(at);
        }
      }
      assertThat(SyslogHeader.read(line.toString()))
          .as(line.toString())
          .isEqualTo(expected(line.toString()));
    }
  }

  private static @Nullable Map<String, String> expected(String line) {
    for (var form : FORMS) {
      var matcher = form.matcher(line);
      if (matcher.matches()) {
        var fields = new TreeMap<String, String>();
        form.namedGroups().keySet().stream()
            .filter(group -> matcher.group(group) != null)
            .forEach(group -> fields.put(group, matcher.group(group)));
        return fields;
      }
    }
    return null;
  }
}
