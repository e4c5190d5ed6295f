package dev.akashi.drift.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akashi.drift.TestExpectations;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a record says stays data, in one line. */
class TextsTest {
  private static final Plan PLAN =
      TestExpectations.plan("shop", TestExpectations.everyMechanism(), "", "");
  private final Texts texts = new Texts(ZoneId.of("Asia/Tokyo"));

  @Test
  void aValueIsNeverReadAsAPlaceToFill() {
    Map<String, String> text = texts.plainLine("control.declared", "{2}", "{0}", "{subject}");
    assertThat(text.get("en")).isEqualTo("Does not apply, as {2} says until {0}: {subject}");
    assertThat(text).containsOnlyKeys("en", "ja");
  }

  @Test
  void aSubjectStaysInItsLineAndTurnsNothingAround() {
    var expectation = PLAN.expectations("shop").get("ALL-01");
    String hostile = "a\nb\r\tc\u202edcba\u2028e\u0000f\u200b{subject}";
    String line = texts.broken(expectation, hostile).get("en");
    assertThat(line).isEqualTo("a b  c dcba e f {subject} is wrong");
  }

  @Test
  void longValuesAreCutBetweenCharacters() {
    String faces = "😀".repeat(300);
    assertThat(Texts.plain(faces)).isEqualTo("😀".repeat(120) + "…");
    assertThat(Texts.plain("short")).isEqualTo("short");
  }

  @Test
  void whatHasNoNameIsSaidToHaveNone() {
    var expectation = PLAN.expectations("shop").get("ALL-01");
    assertThat(texts.broken(expectation, " ").get("en")).isEqualTo("(unnamed) is wrong");
    assertThat(texts.broken(expectation, null).get("ja")).doesNotContain("{subject}");
  }

  @Test
  void bothLanguagesHaveTheSameLinesWithTheSamePlaces() throws IOException {
    Properties english = lines("en");
    Properties japanese = lines("ja");
    assertThat(japanese.keySet()).isEqualTo(english.keySet());
    for (String line : english.stringPropertyNames()) {
      assertThat(places(japanese.getProperty(line)))
          .as(line)
          .containsExactlyInAnyOrderElementsOf(places(english.getProperty(line)));
    }
  }

  private static List<String> places(String line) {
    return Pattern.compile("\\{\\d}").matcher(line).results().map(one -> one.group()).toList();
  }

  private static Properties lines(String language) throws IOException {
    var lines = new Properties();
    try (var in = Texts.class.getResourceAsStream("causes_" + language + ".properties")) {
      lines.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return lines;
  }
}
