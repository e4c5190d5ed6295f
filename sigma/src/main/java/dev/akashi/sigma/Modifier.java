package dev.akashi.sigma;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The modifiers of Sigma 2.1. */
enum Modifier {
  CONTAINS(Kind.SHAPE, "contains"),
  STARTSWITH(Kind.SHAPE, "startswith"),
  ENDSWITH(Kind.SHAPE, "endswith"),
  ALL(Kind.ENTRY, "all"),
  NEQ(Kind.ENTRY, "neq"),
  CASED(Kind.ENTRY, "cased"),
  EXPAND(Kind.TEXT, "expand"),
  WINDASH(Kind.TEXT, "windash"),
  UTF16LE(Kind.TEXT, "utf16le", "wide"),
  UTF16BE(Kind.TEXT, "utf16be"),
  UTF16(Kind.TEXT, "utf16"),
  BASE64(Kind.TEXT, "base64"),
  BASE64OFFSET(Kind.TEXT, "base64offset"),
  RE(Kind.TYPE, "re"),
  IGNORECASE(Kind.FLAG, "i", "ignorecase"),
  MULTILINE(Kind.FLAG, "m", "multiline"),
  DOTALL(Kind.FLAG, "s", "dotall"),
  CIDR(Kind.TYPE, "cidr"),
  EXISTS(Kind.TYPE, "exists"),
  FIELDREF(Kind.TYPE, "fieldref"),
  LT(Kind.ORDER, "lt"),
  LTE(Kind.ORDER, "lte"),
  GT(Kind.ORDER, "gt"),
  GTE(Kind.ORDER, "gte"),
  MINUTE(Kind.TIME, "minute"),
  HOUR(Kind.TIME, "hour"),
  DAY(Kind.TIME, "day"),
  WEEK(Kind.TIME, "week"),
  MONTH(Kind.TIME, "month"),
  YEAR(Kind.TIME, "year");

  /** What a modifier acts on, which decides what it goes together with. */
  enum Kind {
    /** How the whole entry is read. */
    ENTRY,
    /** Where in the text the value has to be. */
    SHAPE,
    /** Changes the text of the value. */
    TEXT,
    /** What the value is, instead of a text. */
    TYPE,
    FLAG,
    ORDER,
    TIME
  }

  private static final Map<String, Modifier> BY_WORD =
      Arrays.stream(values())
          .flatMap(modifier -> Arrays.stream(modifier.words).map(word -> Map.entry(word, modifier)))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private final Kind kind;
  private final String[] words;

  Modifier(Kind kind, String... words) {
    this.kind = kind;
    this.words = words;
  }

  /** The modifier with this word; null when there is none. */
  static @Nullable Modifier of(String word) {
    return BY_WORD.get(word);
  }

  Kind kind() {
    return kind;
  }

  String word() {
    return words[0];
  }
}
