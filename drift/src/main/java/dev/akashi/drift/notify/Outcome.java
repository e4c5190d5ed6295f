package dev.akashi.drift.notify;

/** What became of a message. Reasons are plain lines that hold no secret. */
sealed interface Outcome {

  /** The receiver has it. */
  record Taken() implements Outcome {}

  /** The receiver does not want it and will hardly change its mind: somebody must look. */
  record Refused(String reason) implements Outcome {}

  /**
   * It did not come through, and another attempt may.
   *
   * @param maybeTaken whether the receiver may have it nevertheless
   */
  record Failed(String reason, boolean maybeTaken) implements Outcome {}
}
