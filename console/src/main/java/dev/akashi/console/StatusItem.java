package dev.akashi.console;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.akashi.catalog.Phrase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The status of one control on one system, in the words of the API. All times are RFC 3339 in UTC.
 *
 * @param number the id of the control without its framework
 * @param title of the control; null when the catalogue does not have it
 * @param before what was evaluated last, where the status is unknown because nobody evaluates it
 *     now; else null
 * @param previous the status before the last change
 * @param since first time with this status
 * @param tick the tick whose evaluation gave the record that this is read from
 * @param evaluatedAt when the status was last known to hold; null in what is past
 * @param lateByMillis how long after it occurred the evidence was known that changed the status
 * @param standings how each expectation stands, worst first; null in lists
 * @param page where a person reads it
 */
record StatusItem(
    String control,
    String number,
    @Nullable Phrase title,
    @Nullable String part,
    String system,
    String status,
    @Nullable Before before,
    @Nullable String previous,
    @Nullable String since,
    String cause,
    Phrase causeText,
    @Nullable String hop,
    @Nullable String source,
    @Nullable String subject,
    String severity,
    List<String> expectations,
    @Nullable String lastGoodEvidence,
    @Nullable String lastGoodAt,
    @Nullable String contradicting,
    @Nullable String incident,
    @Nullable String incidentSince,
    @Nullable Long lateByMillis,
    @Nullable MaintenanceItem maintenance,
    @Nullable DeclaredItem declared,
    @Nullable String tick,
    @Nullable String evaluatedAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<StandingItem> standings,
    String page) {

  /** What was evaluated last. */
  record Before(String status, @Nullable String since, String cause, Phrase causeText) {}

  /** An approved window in which alerts wait; {@code to} is exclusive. */
  record MaintenanceItem(String ticket, @Nullable String from, @Nullable String to) {}

  /** Who said that something does not apply, why, and until when, exclusive. */
  record DeclaredItem(String by, String why, @Nullable String until) {}

  /**
   * How one expectation stands.
   *
   * @param title null where the catalogue gives none
   * @param before how it stood when it was evaluated last, where nobody evaluates it now; else null
   * @param open how many subjects break it
   */
  record StandingItem(
      String expectation,
      @Nullable Phrase title,
      String state,
      @Nullable String before,
      @Nullable String since,
      String cause,
      Phrase causeText,
      long open,
      @Nullable String hop,
      @Nullable String source,
      @Nullable String subject,
      @Nullable String lastGoodEvidence,
      @Nullable String lastGoodAt,
      @Nullable String contradicting,
      @Nullable DeclaredItem declared) {}

  /** How late the evidence was, in whole hours; 0 where it was not. */
  public long lateHours() {
    return lateByMillis == null ? 0 : lateByMillis / 3_600_000;
  }
}
