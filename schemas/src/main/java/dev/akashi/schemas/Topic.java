package dev.akashi.schemas;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One topic with the settings that the promises rest on. Topics are created by a command ({@link
 * dev.akashi.schemas.wire.TopicSetup}), never by accident: brokers run with auto-creation off.
 *
 * @param name topic name
 * @param partitions fixed for an epoch, because the key decides the partition and a stream must
 *     stay in one; growth means drain and a new epoch
 * @param retention how long records stay; zero keeps them for ever
 * @param compacted whether only the newest record of a key is kept
 * @param recordMaxBytes largest record the broker takes
 */
public record Topic(
    String name, int partitions, Duration retention, boolean compacted, int recordMaxBytes) {

  /** Largest payload of an event, in bytes; a larger record goes to quarantine. */
  public static final int EVENT_MAX_BYTES = 1024 * 1024;

  /** How much of a larger record is kept, in bytes. */
  public static final int HEAD_MAX_BYTES = 64 * 1024;

  /** Largest evidence document, in bytes: JSON escaping may make it longer than its payload. */
  public static final int DOCUMENT_MAX_BYTES = 4 * 1024 * 1024;

  private static final int ENVELOPE_MAX_BYTES = 256 * 1024;
  private static final Duration FOR_EVER = Duration.ZERO;

  /** {@link SourceEvent}, keyed by stream. */
  public static final Topic EVENTS =
      new Topic(
          "akashi.events", 6, Duration.ofDays(30), false, EVENT_MAX_BYTES + ENVELOPE_MAX_BYTES);

  /** {@link Evidence}, keyed by stream. */
  public static final Topic EVIDENCE =
      new Topic(
          "akashi.evidence",
          6,
          Duration.ofDays(30),
          false,
          DOCUMENT_MAX_BYTES + ENVELOPE_MAX_BYTES);

  /** {@link Quarantined}, keyed by stream. */
  public static final Topic QUARANTINE =
      new Topic("akashi.quarantine", 6, FOR_EVER, false, HEAD_MAX_BYTES + ENVELOPE_MAX_BYTES);

  /** {@link Observations} and {@link Passed}, keyed by control and system, or for a partition. */
  public static final Topic OBSERVATIONS =
      new Topic("akashi.observations", 6, Duration.ofDays(30), false, ENVELOPE_MAX_BYTES);

  /** {@link Notice}, keyed by receiver and group: what was told to whom. */
  public static final Topic NOTICES =
      new Topic("akashi.notices", 1, FOR_EVER, true, ENVELOPE_MAX_BYTES);

  /** {@link ControlStatus}, keyed by control and system. */
  public static final Topic CONTROL_STATUS =
      new Topic("akashi.control-status", 6, FOR_EVER, true, ENVELOPE_MAX_BYTES);

  /** {@link StreamCount}, {@link Heartbeat} and {@link Evaluated}, keyed by what they count. */
  public static final Topic COUNTS =
      new Topic("akashi.counts", 1, FOR_EVER, true, ENVELOPE_MAX_BYTES);

  /** All topics of Akashi. */
  public static List<Topic> all() {
    return List.of(EVENTS, EVIDENCE, QUARANTINE, OBSERVATIONS, CONTROL_STATUS, NOTICES, COUNTS);
  }

  /** The broker's settings for this topic. */
  public Map<String, String> settings() {
    return Map.ofEntries(
        Map.entry("cleanup.policy", compacted ? "compact" : "delete"),
        Map.entry("retention.ms", retention.isZero() ? "-1" : Long.toString(retention.toMillis())),
        Map.entry("max.message.bytes", Integer.toString(recordMaxBytes)),
        // A sender whose clock is wrong must not have its records refused, or deleted early.
        Map.entry("message.timestamp.type", "LogAppendTime"),
        // A broker that lost its newest records must not be elected over one that has them.
        Map.entry("unclean.leader.election.enable", "false"));
  }
}
