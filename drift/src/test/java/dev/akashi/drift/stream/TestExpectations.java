package dev.akashi.drift.stream;

/** Small expectations over operation records; their topics are the events. */
final class TestExpectations {
  private TestExpectations() {}

  /**
   * An expectation of the control of {@link Driven}.
   *
   * @param body numbers, events and a mechanism
   */
  static String of(String id, String check, String signal, String body) {
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
  static String event(String name, String topic, String result) {
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
  static String unkeyed(String name, String topic, String result) {
    return event(name, topic, result).replaceFirst("(?m)^ *key: .*\\n", "");
  }
}
