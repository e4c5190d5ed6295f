package dev.akashi.catalog.expectation;

import dev.akashi.catalog.Nearest;
import dev.akashi.catalog.Section;
import dev.akashi.sigma.yaml.YamlScalar;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of one expectation while it is read: what its file says, replaced by what was set for
 * a system. A number that is asked for and absent takes its default, and can be set then as well.
 */
final class Numbers {
  private static final Pattern PLACE = Pattern.compile("\\{([a-z][a-z0-9_-]*)(\\.days)?}");

  private final Section section;
  private final Map<String, String> given = new LinkedHashMap<>();
  private final Map<String, String> used = new LinkedHashMap<>();
  private final Map<String, String> overrides;

  /**
   * @param section of the whole expectation; the numbers stand below its key {@code numbers}
   */
  Numbers(Section section, Map<String, String> overrides) {
    this.section = section;
    this.overrides = overrides;
    var numbers = section.section("numbers");
    if (numbers != null) {
      for (var entry : numbers.map().entries()) {
        if (entry.value() instanceof YamlScalar scalar && scalar.value() != null) {
          given.put(entry.key(), scalar.text());
        } else {
          numbers.complainAt(entry.key(), "expected a number or a span such as P90D");
        }
      }
    }
  }

  /** A span that must be there. */
  Span span(String name) {
    return span(name, null);
  }

  Span span(String name, @Nullable String absent) {
    String text = text(name, absent, "a span such as P90D or PT15M");
    try {
      return text.isEmpty() ? Span.ZERO : Span.parse(text);
    } catch (DateTimeException e) {
      complain(name, "expected a span such as P90D or PT15M, found \"%s\"".formatted(text));
      return Span.ZERO;
    }
  }

  /** A whole number. */
  int count(String name, int absent, int min, int max) {
    String text = text(name, Integer.toString(absent), "a whole number");
    try {
      int value = Integer.parseInt(text);
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      // said below, together with what is out of bounds
    }
    complain(name, "expected a whole number of %d to %d, found \"%s\"".formatted(min, max, text));
    return absent;
  }

  /** A part of a whole, written as {@code 99%} or {@code 0.99}; between 0 and 1. */
  BigDecimal share(String name, @Nullable String absent) {
    String text = text(name, absent, "a share such as 99%");
    try {
      BigDecimal value =
          text.endsWith("%")
              ? new BigDecimal(text.substring(0, text.length() - 1).strip()).movePointLeft(2)
              : new BigDecimal(text);
      if (value.signum() >= 0 && value.compareTo(BigDecimal.ONE) <= 0) {
        return value;
      }
    } catch (NumberFormatException e) {
      // said below, together with what is out of bounds
    }
    if (!text.isEmpty()) {
      complain(name, "expected a share of 0 to 1, such as 99%%, found \"%s\"".formatted(text));
    }
    return BigDecimal.ONE;
  }

  /**
   * A text with numbers put into the places that name them: {@code {limit}}, or {@code
   * {window.days}} for a span as whole days. A text that is nothing but one place becomes a number.
   */
  Object filled(String text) {
    var matcher = PLACE.matcher(text);
    if (!matcher.find()) {
      return text;
    }
    String filled = PLACE.matcher(text).replaceAll(place -> value(place.group(1), place.group(2)));
    if (matcher.start() == 0 && matcher.end() == text.length()) {
      try {
        return new BigDecimal(filled);
      } catch (NumberFormatException e) {
        return filled;
      }
    }
    return filled;
  }

  private String value(String name, @Nullable String unit) {
    return unit == null
        ? text(name, null, "a number for the place {" + name + "}")
        : Long.toString(span(name).wholeDays());
  }

  /** All numbers that were asked for; what was given and never asked for is complained of. */
  Map<String, String> all() {
    for (String name : given.keySet()) {
      if (!used.containsKey(name)) {
        complain(
            name,
            "a number that nothing uses%s (used are %s)"
                .formatted(Nearest.hint(name, used.keySet()), used.keySet()));
      }
    }
    return Collections.unmodifiableMap(used);
  }

  private String text(String name, @Nullable String absent, String expected) {
    String text = overrides.getOrDefault(name, given.getOrDefault(name, absent));
    if (text == null) {
      section.complain(
          section.map(),
          "%s: missing, expected %s".formatted(section.path("numbers." + name), expected));
      text = "";
    }
    used.put(name, text);
    return text;
  }

  private void complain(String name, String message) {
    var numbers = section.section("numbers");
    if (numbers != null && numbers.has(name)) {
      numbers.complainAt(name, message);
    } else {
      section.complain(section.map(), section.path("numbers." + name) + ": " + message);
    }
  }
}
