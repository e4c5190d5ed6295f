package dev.akashi.drift;

import dev.akashi.catalog.Catalog;
import dev.akashi.catalog.expectation.Expectations;
import dev.akashi.catalog.scope.Scope;
import dev.akashi.drift.evaluation.Plan;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Small expectations over operation records; their topics are the events. */
public final class TestExpectations {
  /** The control that they belong to. */
  public static final String CONTROL = "mic:III.1.1.8";

  public static final Catalog CATALOG = Catalog.builtIn();

  private TestExpectations() {}

  /**
   * A plan for one system with operation records and change tickets.
   *
   * @param lines further lines of the system in akashi.yml
   * @param source one more source
   */
  public static Plan plan(String system, String expectations, String lines, String source) {
    var read = Expectations.read(new TreeMap<>(Map.of("test.yml", expectations)), CATALOG);
    String yaml =
        """
        zone: Asia/Tokyo
        systems:
          %1$s:
            title: {en: Shop, ja: 店}
            layers: [saas]
        %2$s
        sources:
          records: {system: %1$s, pack: operation-record, http: {}}
          tickets: {system: %1$s, pack: change-ticket, http: {}}
        """
                .formatted(system, lines.indent(4))
            + source.formatted(system).indent(2);
    return Plan.of(Scope.parse(Path.of("akashi.yml"), yaml, CATALOG), read, CATALOG);
  }

  /**
   * An expectation of {@link #CONTROL}.
   *
   * @param body numbers, events and a mechanism
   */
  public static String of(String id, String check, String signal, String body) {
    return """
    id: %s
    controls: [III.1.1.8]
    title: {en: Something is shown, ja: 何かが示される}
    broken: {en: "{subject} is wrong", ja: "{subject} が不適切"}
    check: %s
    basis: proposed
    severity: high
    signal: %s
    kind: log
    evidence: {en: operation records, ja: 運用記録}
    %s
    """
        .formatted(id, check, signal, body);
  }

  /** An event: a topic with a result, keyed by the subject of the record. */
  public static String event(String name, String topic, String result) {
    return """
      %s:
        packs: [operation-record]
        detection: {is: {akashi.details.operation.topic: %s, akashi.details.operation.result: %s}}
        key: [akashi.details.operation.subject.id]
        subject: [akashi.details.operation.subject.id]
    """
        .formatted(name, topic, result);
  }

  /** The same without a key. */
  public static String unkeyed(String name, String topic, String result) {
    return event(name, topic, result).replaceFirst("(?m)^ *key: .*\\n", "");
  }

  /** One of each mechanism. */
  public static String everyMechanism() {
    return String.join(
        "---\n",
        of(
            "ALL-01",
            "interval",
            "stale",
            "numbers: {window: P2D}\nevents:\n"
                + event("a", "backup", "passed")
                + event("b", "backup", "failed")
                + event("gone", "asset-record", "failed")
                + "recurs: {good: a, bad: b, retired: gone}\n"),
        of(
            "ALL-02",
            "after-trigger",
            "failing",
            "numbers: {soon: PT12H, watch: P1D}\nevents:\n"
                + event("a", "equipment-movement", "passed")
                + event("b", "backup", "passed")
                + "follows: {each: a, needs: [{event: b, order: after, within: soon}]}\n"),
        of(
            "ALL-03",
            "per-event",
            "failing",
            "numbers: {settle: PT1H, remember: P1D, watch: PT6H}\nevents:\n"
                + event("a", "key-use", "failed")
                + event("b", "backup", "passed")
                + "never: {bad: a, unless: [{event: b, order: before}]}\n"),
        of(
            "ALL-04",
            "per-event",
            "failing",
            "numbers: {grace: PT1H, remember: P2D, watch: P1D}\nevents:\n"
                + event("a", "asset-record", "failed")
                + event("b", "key-use", "passed")
                + event("c", "asset-record", "passed")
                + "never_after: {after: a, never: b, until: c}\n"),
        of(
            "ALL-05",
            "continuous",
            "silent",
            "numbers: {window: PT18H}\nevents:\n"
                + event("a", "capacity", "passed")
                + event("b", "capacity", "failed")
                + "latest: {good: a, bad: b}\n"),
        of(
            "ALL-06",
            "continuous",
            "insufficient",
            "numbers: {window: P2D, max: 30%, at_least: 3, watch: P1D}\nevents:\n"
                + event("a", "key-use", "failed")
                + event("b", "key-use", "passed")
                + "share: {part: a, whole: b}\n"),
        of(
            "ALL-07",
            "volume",
            "insufficient",
            "numbers: {weeks: 1}\nevents:\n"
                + unkeyed("a", "capacity", "passed")
                + "volume: {event: a}\n"),
        of(
            "ALL-08",
            "sufficiency",
            "insufficient",
            "numbers: {window: P1D}\nevents:\n"
                + unkeyed("a", "backup", "passed")
                + unkeyed("b", "key-use", "passed")
                + "sufficient: {all: [a, b]}\n"),
        of(
            "ALL-09",
            "per-event",
            "failing",
            "numbers: {remember: P1D, watch: P1D}\nevents:\n"
                + event("a", "key-use", "failed")
                + """
                correlation:
                  type: event_count
                  rules: [a]
                  group-by: [akashi.details.operation.subject.id]
                  timespan: 6h
                  condition: {gte: 2}
                """));
  }
}
