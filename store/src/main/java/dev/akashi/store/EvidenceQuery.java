package dev.akashi.store;

import dev.akashi.schemas.Kind;
import dev.akashi.schemas.Polarity;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which evidence is asked for. Null narrows nothing; what is given is combined with AND.
 *
 * @param control such as {@code mic:III.1.1.12}
 * @param polarity of the tag on {@code control}, or of any tag when no control is given
 * @param from inclusive, by the time an event occurred
 * @param to exclusive
 * @param text words that must all be there, or begin a word that is there; a part without spaces,
 *     Japanese included, must be there as it is written
 * @param pageSize 1 to 200
 * @param cursor {@link EvidenceReader.EvidencePage#nextCursor} of the page before
 */
public record EvidenceQuery(
    @Nullable String control,
    @Nullable String system,
    @Nullable String source,
    @Nullable Kind kind,
    @Nullable Polarity polarity,
    Instant from,
    Instant to,
    @Nullable String text,
    int pageSize,
    @Nullable String cursor) {

  /** Largest page. */
  public static final int PAGE_MAX = 200;

  /** Longest search text in characters. */
  public static final int TEXT_MAX_CHARS = 512;

  /** Most words in a search text. */
  public static final int TEXT_MAX_WORDS = 16;

  /**
   * Checks the bounds.
   *
   * @throws BadQueryException when a value is out of bounds
   */
  public EvidenceQuery {
    Bounds.name("control", control, Bounds.NAME_MAX_CHARS);
    Bounds.name("system", system, Bounds.NAME_MAX_CHARS);
    Bounds.name("source", source, Bounds.NAME_MAX_CHARS);
    Bounds.range(from, to);
    Bounds.text(text);
    Bounds.page(pageSize);
  }

  /** All evidence of a period, 50 to a page. */
  public static EvidenceQuery between(Instant from, Instant to) {
    return new EvidenceQuery(null, null, null, null, null, from, to, null, 50, null);
  }

  /** All evidence of the time that ends at {@code to}, 50 to a page. */
  public static EvidenceQuery last(Duration period, Instant to) {
    return between(to.minus(period), to);
  }

  /** The same question about one control. */
  public EvidenceQuery withControl(@Nullable String control) {
    return new EvidenceQuery(
        control, system, source, kind, polarity, from, to, text, pageSize, cursor);
  }

  /** The same question about one system. */
  public EvidenceQuery withSystem(@Nullable String system) {
    return new EvidenceQuery(
        control, system, source, kind, polarity, from, to, text, pageSize, cursor);
  }

  /** The same question about one source. */
  public EvidenceQuery withSource(@Nullable String source) {
    return new EvidenceQuery(
        control, system, source, kind, polarity, from, to, text, pageSize, cursor);
  }

  /** The same question about one kind. */
  public EvidenceQuery withKind(@Nullable Kind kind) {
    return new EvidenceQuery(
        control, system, source, kind, polarity, from, to, text, pageSize, cursor);
  }

  /** The same question about one polarity. */
  public EvidenceQuery withPolarity(@Nullable Polarity polarity) {
    return new EvidenceQuery(
        control, system, source, kind, polarity, from, to, text, pageSize, cursor);
  }

  /** The same question about evidence with this text. */
  public EvidenceQuery withText(@Nullable String text) {
    return new EvidenceQuery(
        control, system, source, kind, polarity, from, to, text, pageSize, cursor);
  }

  /** The same question, another page of it. */
  public EvidenceQuery withPage(int pageSize, @Nullable String cursor) {
    return new EvidenceQuery(
        control, system, source, kind, polarity, from, to, text, pageSize, cursor);
  }
}
