package dev.akashi.catalog.pack;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads JSON as the standard says and no wider, masks it on the way, and unfolds JSON that stands
 * in strings. The masked text differs from the given one only where something was masked, because
 * it is cut from it rather than written anew.
 */
final class StrictJson {
  static final int DEPTH_MAX = 100;
  private static final int NESTED_STRINGS_MAX = 4;
  private static final int STRING_CHARS_MAX = 1 << 20;
  private static final int NAME_CHARS_MAX = 1024;
  private static final int NUMBER_CHARS_MAX = 100;
  private static final int MEMBERS_MAX = 20_000;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEPTH_MAX + 1)
                  .maxStringLength(STRING_CHARS_MAX)
                  .maxNameLength(NAME_CHARS_MAX)
                  .maxNumberLength(NUMBER_CHARS_MAX)
                  .build())
          .build();

  private final Set<List<String>> nested;
  private final Mask mask;
  private final List<String> notes;
  private final List<String> place = new ArrayList<>();
  private int members;

  private StrictJson(Set<List<String>> nested, Mask mask, List<String> notes) {
    this.nested = nested;
    this.mask = mask;
    this.notes = notes;
  }

  /** The value and the text it came from, both masked. */
  record Read(@Nullable Object value, String maskedText) {}

  /**
   * Reads one JSON value.
   *
   * @param nested places whose strings hold JSON to unfold
   * @param notes takes what was odd but not wrong
   * @throws Refusal for anything that is not one strict JSON value within the bounds
   */
  static Read read(String text, Set<List<String>> nested, Mask mask, List<String> notes) {
    return new StrictJson(nested, mask, notes).document(text, 0);
  }

  private Read document(String text, int level) {
    try (var parser = JSON.createParser(ObjectReadContext.empty(), text)) {
      var cuts = new ArrayList<Cut>();
      var token = parser.nextToken();
      if (token == null) {
        throw new Refusal(Reason.INVALID_JSON, "expected a JSON value, found nothing" + at());
      }
      var value = value(parser, token, 1, level, cuts);
      if (parser.nextToken() != null) {
        throw new Refusal(
            Reason.INVALID_JSON, "expected one JSON value, found more after it" + where(parser));
      }
      return new Read(value, Cut.apply(text, cuts));
    } catch (StreamConstraintsException e) {
      throw new Refusal(
          Reason.OUT_OF_BOUNDS,
          "expected names of at most %d, numbers of at most %d and strings of at most %d characters; found a longer one"
                  .formatted(NAME_CHARS_MAX, NUMBER_CHARS_MAX, STRING_CHARS_MAX)
              + at());
    } catch (JacksonException e) {
      // The parser's own message quotes the record, which may hold a secret.
      var location = e.getLocation();
      throw new Refusal(
          Reason.INVALID_JSON,
          "expected JSON, found something else"
              + (location == null
                  ? at()
                  : " at line %d, column %d%s"
                      .formatted(location.getLineNr(), location.getColumnNr(), at())));
    }
  }

  private @Nullable Object value(
      JsonParser parser, JsonToken token, int depth, int level, List<Cut> cuts) {
    var start = (int) parser.currentTokenLocation().getCharOffset();
    var hidden = mask.covers(place);
    var inner = hidden ? new ArrayList<Cut>() : cuts;
    Object value =
        switch (token) {
          case START_OBJECT -> object(parser, depth, level, inner);
          case START_ARRAY -> array(parser, depth, level, inner);
          case VALUE_STRING -> string(parser, level, start, inner);
          case VALUE_NUMBER_INT -> integer(parser.getString());
          case VALUE_NUMBER_FLOAT -> fraction(parser.getString());
          case VALUE_TRUE -> true;
          case VALUE_FALSE -> false;
          case VALUE_NULL -> null;
          default -> throw new Refusal(Reason.INVALID_JSON, "unexpected " + token + at());
        };
    if (!hidden || value == null) {
      return value;
    }
    cuts.add(new Cut(start, end(parser), '"' + Mask.MASKED + '"'));
    return Mask.MASKED;
  }

  private Map<String, @Nullable Object> object(
      JsonParser parser, int depth, int level, List<Cut> cuts) {
    checkDepth(depth);
    var object = new LinkedHashMap<String, @Nullable Object>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      var name = parser.currentName();
      checkText(name);
      place.add(name);
      count();
      var value = value(parser, parser.nextToken(), depth + 1, level, cuts);
      if (object.containsKey(name)) {
        throw new Refusal(
            Reason.DUPLICATE_KEY, "expected each key once, found one twice" + where(parser));
      }
      object.put(name, value);
      place.removeLast();
    }
    return object;
  }

  private List<@Nullable Object> array(JsonParser parser, int depth, int level, List<Cut> cuts) {
    checkDepth(depth);
    var array = new ArrayList<@Nullable Object>();
    for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
      count();
      array.add(value(parser, token, depth + 1, level, cuts));
    }
    return array;
  }

  private @Nullable Object string(JsonParser parser, int level, int start, List<Cut> cuts) {
    var text = parser.getString();
    checkText(text);
    var unfold = nested.contains(place);
    if ((unfold || mask.reachesEverywhere()) && looksLikeJson(text)) {
      var read = unfolded(text, unfold, level + 1);
      if (read != null) {
        cut(parser, start, text, read.maskedText(), cuts);
        return unfold ? read.value() : read.maskedText();
      }
    }
    var masked = mask.apply(text);
    cut(parser, start, text, masked, cuts);
    return masked;
  }

  /** Null where the string holds no JSON after all and nothing in it can be a named secret. */
  private @Nullable Read unfolded(String text, boolean promised, int level) {
    var depth = place.size();
    try {
      if (level > NESTED_STRINGS_MAX) {
        throw new Refusal(Reason.TOO_DEEP, "JSON in strings in strings");
      }
      return document(text, level);
    } catch (Refusal refusal) {
      place.subList(depth, place.size()).clear();
      var hide = promised && mask.reachesBelow(place);
      if (promised) {
        notes.add(
            "the string at %s holds no readable JSON%s"
                .formatted(String.join(".", place), hide ? " and was masked whole" : ""));
      }
      return hide ? new Read(Mask.MASKED, Mask.MASKED) : null;
    }
  }

  private static void cut(
      JsonParser parser, int start, String text, String masked, List<Cut> cuts) {
    if (!masked.equals(text)) {
      cuts.add(new Cut(start, end(parser), quote(masked)));
    }
  }

  static String quote(String text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsCharArray(text)) + '"';
  }

  private static Object integer(String digits) {
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException beyondLong) {
      return new BigInteger(digits);
    }
  }

  private BigDecimal fraction(String digits) {
    try {
      return new BigDecimal(digits);
    } catch (NumberFormatException beyondBigDecimal) {
      throw new Refusal(
          Reason.OUT_OF_BOUNDS,
          "expected a power of ten within 32 bits, found a number beyond it" + at());
    }
  }

  private static boolean looksLikeJson(String text) {
    var stripped = text.stripLeading();
    return stripped.startsWith("{") || stripped.startsWith("[");
  }

  private void checkDepth(int depth) {
    if (depth > DEPTH_MAX) {
      throw new Refusal(
          Reason.TOO_DEEP, "expected at most %d levels, found more".formatted(DEPTH_MAX) + at());
    }
  }

  private void count() {
    if (++members > MEMBERS_MAX) {
      throw new Refusal(
          Reason.OUT_OF_BOUNDS, "expected at most %d values, found more".formatted(MEMBERS_MAX));
    }
  }

  private void checkText(String text) {
    var offset = Decoding.loneSurrogate(text);
    if (offset >= 0) {
      throw new Refusal(
          Reason.LONE_SURROGATE,
          "expected whole characters, found half a surrogate pair at character %d of a string"
                  .formatted(offset)
              + at());
    }
  }

  private static int end(JsonParser parser) {
    return (int) parser.currentLocation().getCharOffset();
  }

  private String where(JsonParser parser) {
    var location = parser.currentTokenLocation();
    return " at line %d, column %d%s".formatted(location.getLineNr(), location.getColumnNr(), at());
  }

  /** Names of the record's own keys are no secrets, but may be long. */
  private String at() {
    if (place.isEmpty()) {
      return "";
    }
    var path = String.join(".", place);
    return " in " + (path.length() > 200 ? path.substring(0, 200) + "..." : path);
  }

  /** A stretch of the text and what stands in its place. */
  private record Cut(int start, int end, String replacement) {
    static String apply(String text, List<Cut> cuts) {
      if (cuts.isEmpty()) {
        return text;
      }
      var out = new StringBuilder(text.length());
      int from = 0;
      for (var cut : cuts) {
        out.append(text, from, cut.start).append(cut.replacement);
        from = cut.end;
      }
      return out.append(text, from, text.length()).toString();
    }
  }
}
