package dev.akashi.console;

import dev.akashi.catalog.Control;
import dev.akashi.catalog.Controls;
import dev.akashi.schemas.Kind;
import dev.akashi.schemas.Polarity;
import dev.akashi.store.EvidenceQuery;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was asked of the evidence, checked.
 *
 * @param control null when evidence of any control is asked for
 */
record Question(@Nullable Control control, Period period, EvidenceQuery query) {
  private static final int LIMIT_DEFAULT = 50;
  private static final int NAME_MAX_CHARS = 128;
  private static final int CURSOR_MAX_CHARS = 2048;

  /**
   * Reads the parameters of a request; an empty one counts as absent, as forms send them.
   *
   * @throws BadParameterException when one is not as expected
   * @throws UnknownControlException when the control is not in the catalogue
   */
  static Question of(Map<String, String> parameters, Controls controls, Period period) {
    Control control =
        given(parameters, "control").map(text -> control(text, controls)).orElse(null);
    String text = given(parameters, "text").orElse(null);
    if (text != null && !searchable(text)) {
      throw new BadParameterException("text", "text", text);
    }
    var query =
        new EvidenceQuery(
            control == null ? null : control.id(),
            name(parameters, "system"),
            name(parameters, "source"),
            given(parameters, "kind").map(Question::kind).orElse(null),
            given(parameters, "polarity").map(Question::polarity).orElse(null),
            period.from(),
            period.to(),
            text,
            limit(parameters),
            cursor(parameters));
    return new Question(control, period, query);
  }

  /** The control that a person means. */
  static Control control(String text, Controls controls) {
    if (text.length() > NAME_MAX_CHARS) {
      throw new BadParameterException("control", "name", text.substring(0, NAME_MAX_CHARS) + "…");
    }
    return controls
        .find(text)
        .orElseThrow(() -> new UnknownControlException(text, controls.suggest(text)));
  }

  /** The value of a parameter unless it is blank. */
  static Optional<String> given(Map<String, String> parameters, String name) {
    return Optional.ofNullable(parameters.get(name))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  /** One of some words; empty when absent. */
  static String oneOf(Map<String, String> parameters, String name, List<String> words) {
    String value = given(parameters, name).orElse("");
    if (!value.isEmpty() && !words.contains(value)) {
      throw new BadParameterException(name, name, value);
    }
    return value;
  }

  /** How many to a page. */
  static int limit(Map<String, String> parameters) {
    String text = given(parameters, "limit").orElse(Integer.toString(LIMIT_DEFAULT));
    try {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= EvidenceQuery.PAGE_MAX) {
        return limit;
      }
    } catch (NumberFormatException e) {
      throw new BadParameterException("limit", "limit", text);
    }
    throw new BadParameterException("limit", "limit", text);
  }

  /** A name of ours, such as a system's. */
  static @Nullable String name(Map<String, String> parameters, String name) {
    String value = given(parameters, name).orElse(null);
    if (value != null && value.length() > NAME_MAX_CHARS) {
      throw new BadParameterException(name, "name", value.substring(0, NAME_MAX_CHARS) + "…");
    }
    return value;
  }

  /** Where the page starts. */
  static @Nullable String cursor(Map<String, String> parameters) {
    String value = given(parameters, "cursor").orElse(null);
    if (value != null && value.length() > CURSOR_MAX_CHARS) {
      throw new BadParameterException("cursor", "cursor", value.substring(0, NAME_MAX_CHARS) + "…");
    }
    return value;
  }

  /** The word for an enum constant: {@code CHANGE_TICKET} is {@code change-ticket}. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static boolean searchable(String text) {
    return text.length() <= EvidenceQuery.TEXT_MAX_CHARS
        && SearchText.words(text).size() <= EvidenceQuery.TEXT_MAX_WORDS;
  }

  private static Kind kind(String text) {
    return Arrays.stream(Kind.values())
        .filter(kind -> word(kind).equals(text))
        .findFirst()
        .orElseThrow(() -> new BadParameterException("kind", "kind", text));
  }

  private static Polarity polarity(String text) {
    return Arrays.stream(Polarity.values())
        .filter(polarity -> word(polarity).equals(text))
        .findFirst()
        .orElseThrow(() -> new BadParameterException("polarity", "polarity", text));
  }
}
