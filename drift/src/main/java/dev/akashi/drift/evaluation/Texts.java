package dev.akashi.drift.evaluation;

import dev.akashi.catalog.Phrase;
import dev.akashi.catalog.expectation.Expectation;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Causes in one line, in both languages. What comes from records is put in as it is, in one line.
 */
final class Texts {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
  private static final int VALUE_MAX_CHARS = 120;
  private static final Map<String, Properties> LINES =
      Map.of("en", lines("causes_en.properties"), "ja", lines("causes_ja.properties"));

  private final ZoneId zone;

  Texts(ZoneId zone) {
    this.zone = zone;
  }

  /** A time as people read it. */
  String time(@Nullable Instant moment) {
    return moment == null ? "?" : TIME.format(moment.atZone(zone));
  }

  /** The line of a cause about an expectation; further values stand behind its title. */
  Map<String, String> of(String line, Expectation expectation, Object... values) {
    return filled(line, expectation.title(), values);
  }

  /** What is wrong, in the words of the expectation. */
  Map<String, String> broken(Expectation expectation, @Nullable String subject) {
    Map<String, String> text = new TreeMap<>();
    LINES.forEach(
        (language, lines) -> {
          String words =
              language.equals("ja") ? expectation.broken().ja() : expectation.broken().en();
          String of =
              subject == null || subject.isBlank() ? lines.getProperty("subject") : plain(subject);
          text.put(language, words.replace("{subject}", of));
        });
    return text;
  }

  /** A line that is about no expectation. */
  Map<String, String> plainLine(String line, Object... values) {
    Map<String, String> text = new TreeMap<>();
    LINES.forEach(
        (language, lines) ->
            text.put(language, fill(lines.getProperty(line, line), List.of(values))));
    return text;
  }

  private Map<String, String> filled(String line, Phrase title, Object... values) {
    Map<String, String> text = new TreeMap<>();
    LINES.forEach(
        (language, lines) -> {
          var all = new ArrayList<>();
          all.add(language.equals("ja") ? title.ja() : title.en());
          for (Object value : values) {
            all.add(value instanceof Phrase p ? (language.equals("ja") ? p.ja() : p.en()) : value);
          }
          text.put(language, fill(lines.getProperty(line, line), all));
        });
    return text;
  }

  // Only the places of the line are filled: what a record says is never read as a place.
  private static String fill(String line, List<?> values) {
    var filled = new StringBuilder();
    int from = 0;
    for (int at = line.indexOf('{'); at >= 0; at = line.indexOf('{', from)) {
      int end = line.indexOf('}', at);
      int index = Integer.parseInt(line.substring(at + 1, end));
      filled.append(line, from, at);
      filled.append(index < values.size() ? plain(String.valueOf(values.get(index))) : "?");
      from = end + 1;
    }
    return filled.append(line.substring(from)).toString();
  }

  /** One line of bounded length, without characters that control or turn the text around. */
  static String plain(String text) {
    var plain = new StringBuilder();
    text.codePoints()
        .limit(VALUE_MAX_CHARS)
        .map(c -> Character.isISOControl(c) || isFormat(c) ? ' ' : c)
        .forEach(plain::appendCodePoint);
    return plain.toString().strip()
        + (text.codePointCount(0, text.length()) > VALUE_MAX_CHARS ? "…" : "");
  }

  private static boolean isFormat(int c) {
    int type = Character.getType(c);
    return type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }

  private static Properties lines(String name) {
    try (InputStream in = Texts.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("resource " + name + " is part of this room");
      }
      var lines = new Properties();
      lines.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
