package dev.akashi.drift.notify;

import dev.akashi.catalog.Controls;
import dev.akashi.catalog.Phrase;
import dev.akashi.catalog.scope.Language;
import dev.akashi.catalog.scope.Scope;
import dev.akashi.catalog.scope.SystemInScope;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes alerts for people. Immutable; safe for use by many threads. */
final class AlertText {
  private static final int CONTROLS_MAX = 20;
  private static final String MIC = "mic:";
  private static final Phrase AKASHI = new Phrase("Akashi", "Akashi");
  private static final Phrase SEE = new Phrase("Open in Akashi", "Akashiで開く");

  private final Controls controls;
  private final Scope scope;
  private final DateTimeFormatter time;

  AlertText(Controls controls, Scope scope) {
    this.controls = controls;
    this.scope = scope;
    this.time =
        DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx", Locale.ROOT).withZone(scope.zone());
  }

  Letter letter(Alert alert, Language language) {
    return new Letter(
        language,
        headline(alert, language),
        facts(alert, language),
        language.of(new Phrase("Controls:", "管理策：")),
        listed(alert, language),
        language.of(SEE),
        link(alert));
  }

  /** The console's page of a control; null where akashi.yml names no console or there is none. */
  @Nullable URI page(String control) {
    return control.isEmpty() ? below("/status") : below("/controls/" + encoded(number(control)));
  }

  private @Nullable URI link(Alert alert) {
    var ids = controlsOf(alert);
    return ids.size() == 1 ? page(ids.getFirst()) : below("/status");
  }

  private @Nullable URI below(String path) {
    var console = scope.alerts().console();
    return console == null ? null : URI.create(console + path);
  }

  private String headline(Alert alert, Language language) {
    var what = subject(alert, language);
    var open = alert.open();
    var cause =
        language.of(open.isEmpty() ? Words.cause(alert.cause()) : open.getFirst().causeText());
    return switch (alert.transition()) {
      case OPENED, REMINDED -> {
        var status = language.of(Words.status(Words.worst(open)));
        yield language == Language.JA
            ? "【%s】%s：%s".formatted(status, what, cause)
            : "%s: %s: %s".formatted(status.toUpperCase(Locale.ROOT), what, cause);
      }
      case UPDATED ->
          language == Language.JA
              ? "【続報】%s（追加%d件、回復%d件、継続中%d件）：%s"
                  .formatted(
                      what, alert.opened().size(), alert.recovered().size(), open.size(), cause)
              : "UPDATE: %s (%d more, %d recovered, %d open): %s"
                  .formatted(
                      what, alert.opened().size(), alert.recovered().size(), open.size(), cause);
      case RESOLVED ->
          language == Language.JA
              ? "【回復】%s（原因：%s）".formatted(what, cause)
              : "RECOVERED: %s (cause: %s)".formatted(what, cause);
    };
  }

  /** The system, and its one control or how many there are. */
  private String subject(Alert alert, Language language) {
    var system = systemTitle(alert.system(), language);
    var ids = controlsOf(alert);
    if (alert.system().isEmpty()) {
      return system;
    }
    if (ids.size() == 1) {
      return system + " " + number(ids.getFirst());
    }
    return language == Language.JA
        ? "%s 管理策%d件".formatted(system, ids.size())
        : "%s, %d controls".formatted(system, ids.size());
  }

  private List<Letter.Fact> facts(Alert alert, Language language) {
    List<Letter.Fact> facts = new ArrayList<>();
    var ids = controlsOf(alert);
    if (ids.size() == 1 && !ids.getFirst().isEmpty()) {
      facts.add(fact(language, "Control", "管理策", titled(ids.getFirst(), language)));
    }
    if (!alert.system().isEmpty()) {
      var title = systemTitle(alert.system(), language);
      facts.add(fact(language, "System", "システム", "%s (%s)".formatted(title, alert.system())));
    }
    var open = alert.open();
    if (open.isEmpty()) {
      facts.add(fact(language, "Over since", "回復", time.format(alert.at())));
      return facts;
    }
    var first = open.getFirst();
    var severity = language.of(Words.severity(Words.gravest(open)));
    var status = language.of(Words.status(Words.worst(open)));
    facts.add(fact(language, "Status", "状態", status));
    facts.add(fact(language, "Severity", "重大度", severity));
    facts.add(fact(language, "Since", "開始", time.format(earliest(open))));
    facts.add(fact(language, "Cause", "原因", language.of(first.causeText())));
    if (first.subject() != null) {
      facts.add(fact(language, "About", "対象", first.subject()));
    }
    if (first.source() != null) {
      facts.add(fact(language, "Source", "収集元", first.source()));
    }
    if (!alert.recovered().isEmpty()) {
      facts.add(fact(language, "Recovered", "回復した管理策", recovered(alert)));
    }
    if (!first.ours()) {
      facts.add(fact(language, "Last good evidence", "最後の裏付け", lastGood(first, language)));
    }
    return facts;
  }

  private String recovered(Alert alert) {
    var ids = alert.recovered().values().stream().map(Member::control).distinct();
    return PlainText.line(
        ids.sorted(controls.byOrder()).map(AlertText::number).collect(Collectors.joining(", ")));
  }

  private String lastGood(Incident incident, Language language) {
    if (incident.lastGoodAt() == null) {
      return language.of(new Phrase("none", "なし"));
    }
    var at = time.format(incident.lastGoodAt());
    var evidence = incident.lastGoodEvidence();
    return evidence == null ? at : at + " " + evidence;
  }

  private List<String> listed(Alert alert, Language language) {
    var ids = controlsOf(alert);
    if (ids.size() < 2) {
      return List.of();
    }
    var lines = ids.stream().limit(CONTROLS_MAX).map(id -> titled(id, language));
    int rest = ids.size() - CONTROLS_MAX;
    var more = new Phrase("and %d more".formatted(rest), "ほか%d件".formatted(rest));
    return rest > 0 ? Stream.concat(lines, Stream.of(language.of(more))).toList() : lines.toList();
  }

  /** The controls that the message is about: those open, else those that recovered. */
  private List<String> controlsOf(Alert alert) {
    var open = alert.open().stream().map(Incident::control);
    var over = alert.recovered().values().stream().map(Member::control);
    return (alert.open().isEmpty() ? over : open).distinct().sorted(controls.byOrder()).toList();
  }

  private String titled(String control, Language language) {
    return number(control)
        + controls.find(control).map(found -> " " + language.of(found.title())).orElse("");
  }

  private String systemTitle(String system, Language language) {
    var known = scope.systems().get(system);
    var title =
        system.isEmpty() ? AKASHI : known == null ? new Phrase(system, system) : title(known);
    return language.of(title);
  }

  private static Phrase title(SystemInScope system) {
    return new Phrase(PlainText.name(system.title().en()), PlainText.name(system.title().ja()));
  }

  private static Instant earliest(List<Incident> incidents) {
    return incidents.stream().map(Incident::since).min(Instant::compareTo).orElseThrow();
  }

  /** The control as the guideline writes it. */
  static String number(String control) {
    return control.startsWith(MIC) ? control.substring(MIC.length()) : control;
  }

  private static String encoded(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static Letter.Fact fact(Language language, String en, String ja, String value) {
    return new Letter.Fact(language.of(new Phrase(en, ja)), value);
  }
}
