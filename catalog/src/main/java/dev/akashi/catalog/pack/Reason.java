package dev.akashi.catalog.pack;

/** Stable codes of why a record is unreadable. */
public enum Reason {
  /** The bytes are not text in the declared charset. */
  INVALID_TEXT,
  /** Not JSON, or JSON with something after its end. */
  INVALID_JSON,
  /** JSON that is not an object. */
  NOT_AN_OBJECT,
  /** A key stands twice in one object, so which value counts is a guess. */
  DUPLICATE_KEY,
  /** Nested deeper than 100 levels. */
  TOO_DEEP,
  /** A number, a name or a string beyond the bounds. */
  OUT_OF_BOUNDS,
  /** Half of a surrogate pair: such text has no UTF-8 form. */
  LONE_SURROGATE,
  /** No pattern of the pack fits the text. */
  NO_PATTERN,
  /** A field that the pack requires is missing or empty. */
  MISSING_FIELD,
  /** The record has no usable time. */
  INVALID_TIME,
  /** The native identity cannot be formed. */
  INVALID_IDENTITY,
  /** A value cannot be what its field must hold. */
  INVALID_VALUE,
  /** The record is longer than a record may be. */
  TOO_LARGE
}
