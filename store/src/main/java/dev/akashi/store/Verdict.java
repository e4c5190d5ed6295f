package dev.akashi.store;

/** What became of one item of a batch. */
public sealed interface Verdict {

  /** Stored now. */
  record Stored() implements Verdict {}

  /** This very event was stored before: a redelivery. Success. */
  record AlreadyStored() implements Verdict {}

  /**
   * The same record was stored before, brought by another event. Nothing was written.
   *
   * @param eventId the event that brought it
   */
  record Duplicate(String eventId) implements Verdict {}

  /**
   * The evidence id was taken by other content; both are kept.
   *
   * @param storedUnder id under which this one was stored
   * @param eventId the event that holds the evidence id
   */
  record Conflict(String storedUnder, String eventId) implements Verdict {}

  /**
   * The item can never be stored as it is; it belongs in quarantine. Nothing was written.
   *
   * @param reason stable reason code
   * @param message the reason for a person
   */
  record Rejected(String reason, String message) implements Verdict {}
}
