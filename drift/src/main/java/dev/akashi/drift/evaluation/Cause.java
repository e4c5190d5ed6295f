package dev.akashi.drift.evaluation;

/** The codes of causes: stable words on the wire, in indices and in alerts. */
public final class Cause {
  /** Nothing is wrong. */
  public static final String MET = "met";

  /** An event contradicts. */
  public static final String VIOLATED = "violated";

  /** What had to follow, or to be there before, is not. */
  public static final String OVERDUE = "overdue";

  /** What had to come again has not, although its source is heard. */
  public static final String LAPSED = "lapsed";

  /** Nothing comes, and no part of the path says why. */
  public static final String NO_EVENTS = "no-events";

  /** The collector cannot read the source. */
  public static final String SOURCE_DOWN = "source-down";

  /** The collector of the source gives no sign of life. */
  public static final String COLLECTOR_STOPPED = "collector-stopped";

  /** The collector cannot reach Kafka. */
  public static final String BROKER_UNREACHABLE = "broker-unreachable";

  /** The normalizer does not keep up, or gives no sign of life. */
  public static final String NORMALIZER_BEHIND = "normalizer-behind";

  /** The pack no longer understands what the source sends. */
  public static final String PACK_MISMATCH = "pack-mismatch";

  /** The indexer does not get evidence stored. */
  public static final String INDEXER_REJECTING = "indexer-rejecting";

  /** Events were lost or are in quarantine, so what did not happen cannot be told. */
  public static final String GAP = "gap";

  /** Less comes than usual. */
  public static final String BELOW_VOLUME = "below-volume";

  /** Kinds of evidence are missing. */
  public static final String KINDS_MISSING = "kinds-missing";

  /** Too few of what is known are covered. */
  public static final String COVERAGE = "coverage";

  /** No source of the scope can show it. */
  public static final String NO_SOURCE = "no-source";

  /** The scope does not name the system, or its layer, any more. */
  public static final String OUT_OF_SCOPE = "out-of-scope";

  /** It has not been watched for long enough. */
  public static final String NOT_YET = "not-yet";

  /** Somebody has said that it does not apply. */
  public static final String DECLARED = "declared";

  /** Nothing is wrong on the path of a source. */
  public static final String OK = "ok";

  private Cause() {}
}
