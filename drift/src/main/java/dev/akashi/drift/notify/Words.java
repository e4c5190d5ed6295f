package dev.akashi.drift.notify;

import dev.akashi.catalog.Phrase;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The fixed words of messages, in both languages. */
final class Words {
  /** From the worst on. */
  private static final List<String> WORST_FIRST =
      List.of("failing", "silent", "stale", "insufficient", "unknown");

  private static final List<String> GRAVEST_FIRST = List.of("critical", "high", "medium", "low");

  private static final Map<String, Phrase> STATUS =
      Map.of(
          "failing", new Phrase("failing", "不備"),
          "silent", new Phrase("silent", "途絶"),
          "stale", new Phrase("stale", "期限切れ"),
          "insufficient", new Phrase("insufficient", "証跡不足"),
          "unknown", new Phrase("unknown", "不明"));

  private static final Map<String, Phrase> SEVERITY =
      Map.of(
          "low", new Phrase("low", "低"),
          "medium", new Phrase("medium", "中"),
          "high", new Phrase("high", "高"),
          "critical", new Phrase("critical", "緊急"));

  // For a recovery: the text of the record went with the incident, its code stands in the notice.
  private static final Map<String, Phrase> CAUSE =
      Map.ofEntries(
          Map.entry("violated", new Phrase("a rule was broken", "定められた条件への違反")),
          Map.entry("overdue", new Phrase("something was overdue", "期限の超過")),
          Map.entry("lapsed", new Phrase("evidence had lapsed", "証跡の有効期限切れ")),
          Map.entry("no-events", new Phrase("no events came", "記録の途絶")),
          Map.entry("source-down", new Phrase("the source was down", "収集元の停止")),
          Map.entry("collector-stopped", new Phrase("the collector had stopped", "コレクターの停止")),
          Map.entry("broker-unreachable", new Phrase("Kafka was unreachable", "Kafkaへの接続断")),
          Map.entry("normalizer-behind", new Phrase("the normalizer was behind", "正規化の遅れ")),
          Map.entry(
              "pack-mismatch", new Phrase("the pack could not read the records", "パックと記録の不一致")),
          Map.entry("indexer-rejecting", new Phrase("the indexer was rejecting", "索引への登録拒否")),
          Map.entry("gap", new Phrase("events were lost", "記録の欠落")),
          Map.entry("below-volume", new Phrase("too few events came", "記録件数の不足")),
          Map.entry("kinds-missing", new Phrase("kinds of evidence were missing", "証跡の種類の不足")),
          Map.entry("coverage", new Phrase("part of the population was missing", "対象範囲の不足")),
          Map.entry("no-source", new Phrase("no source could show it", "収集元なし")),
          Map.entry(
              Incident.NOT_EVALUATED, new Phrase("the controls were not evaluated", "管理策の評価の停止")));

  private Words() {}

  static Phrase status(String status) {
    return STATUS.getOrDefault(status, new Phrase(status, status));
  }

  static Phrase severity(String severity) {
    return SEVERITY.getOrDefault(severity, new Phrase(severity, severity));
  }

  static Phrase cause(String code) {
    return CAUSE.getOrDefault(code, new Phrase(code, code));
  }

  /** The worst status of some incidents. */
  static String worst(List<Incident> incidents) {
    return incidents.stream()
        .map(Incident::status)
        .min(Comparator.comparingInt(status -> rank(WORST_FIRST, status)))
        .orElse("unknown");
  }

  /** The gravest severity of some incidents. */
  static String gravest(List<Incident> incidents) {
    return incidents.stream()
        .map(Incident::severity)
        .min(Comparator.comparingInt(severity -> rank(GRAVEST_FIRST, severity)))
        .orElse("medium");
  }

  private static int rank(List<String> order, String word) {
    int rank = order.indexOf(word);
    return rank < 0 ? order.size() : rank;
  }
}
