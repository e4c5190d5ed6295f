package dev.akashi.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class WordsTest {
  private static final Pattern PLACES = Pattern.compile("\\{\\d}");

  @Test
  void bothLanguagesHaveTheSameKeys() throws IOException {
    assertThat(read("ja").stringPropertyNames())
        .containsExactlyInAnyOrderElementsOf(read("en").stringPropertyNames());
  }

  @Test
  void noMessageIsEmptyAndNoneNeedsAnApostrophe() throws IOException {
    for (String language : new String[] {"ja", "en"}) {
      read(language)
          .forEach(
              (key, text) ->
                  assertThat(text.toString())
                      .as(key + " " + language)
                      .isNotBlank()
                      .doesNotContain("'"));
    }
  }

  @Test
  void messagesUseArgumentsThatTheOtherLanguageKnows() throws IOException {
    Properties english = read("en");
    Properties japanese = read("ja");
    for (String key : english.stringPropertyNames()) {
      assertThat(places(japanese.getProperty(key)))
          .as(key)
          .isEqualTo(places(english.getProperty(key)));
    }
  }

  private static TreeSet<String> places(String text) {
    var places = new TreeSet<String>();
    PLACES.matcher(text).results().forEach(found -> places.add(found.group()));
    return places;
  }

  private static Properties read(String language) throws IOException {
    var properties = new Properties();
    String name = "messages_" + language + ".properties";
    try (var reader =
        new InputStreamReader(WordsTest.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    return properties;
  }
}
