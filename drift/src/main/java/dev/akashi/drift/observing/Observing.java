package dev.akashi.drift.observing;

import dev.akashi.catalog.expectation.CountedEvent;
import dev.akashi.catalog.expectation.Expectation;
import dev.akashi.catalog.expectation.KeyPart;
import dev.akashi.catalog.expectation.Mechanism;
import dev.akashi.catalog.expectation.Mechanism.Follows;
import dev.akashi.catalog.expectation.Mechanism.Never;
import dev.akashi.catalog.expectation.Mechanism.Share;
import dev.akashi.catalog.expectation.Mechanism.Sufficient;
import dev.akashi.catalog.scope.SystemInScope;
import dev.akashi.drift.evaluation.Observed;
import dev.akashi.drift.evaluation.Plan;
import dev.akashi.drift.evaluation.Unit;
import dev.akashi.schemas.Digests;
import dev.akashi.schemas.Observation;
import dev.akashi.sigma.Event;
import dev.akashi.sigma.LogSource;
import dev.akashi.sigma.Match;
import dev.akashi.sigma.RuleSet;
import dev.akashi.sigma.RuleText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds what expectations count in a piece of evidence: all events of all expectations are one indexed
 * set of rules, asked once. Immutable and safe for use by many threads.
 */
public final class Observing {
  private static final LogSource SOURCE = new LogSource(null, "akashi", null);
  private static final int KEY_MAX_CHARS = 200;
  private static final int KEY_HEAD_CHARS = 160;
  private static final int DIGEST_CHARS = 16;
  private static final int VALUE_MAX_CHARS = 200;

  private final Plan plan;
  private final RuleSet rules;
  private final Map<String, Counted> byRule = new HashMap<>();

  /** An event of an expectation as one system, or several with the same numbers, read it. */
  private record Counted(Expectation expectation, CountedEvent event, List<String> systems) {}

  /** Prepares the rules of all events of all systems of a plan. */
  public Observing(Plan plan) {
    this.plan = plan;
    Map<Expectation, List<String>> systems = new LinkedHashMap<>();
    for (SystemInScope system : plan.systems()) {
      plan.expectations(system.id())
          .values()
          .forEach(one -> systems.computeIfAbsent(one, of -> new ArrayList<>()).add(system.id()));
    }
    List<RuleText> texts = new ArrayList<>();
    int variant = 0;
    for (var entry : systems.entrySet()) {
      variant++;
      for (CountedEvent event : entry.getKey().events().values()) {
        String id = entry.getKey().ruleId(event.name());
        String own = id + "@" + variant;
        texts.add(new RuleText(own, event.rule().replace("\"" + id + "\"", "\"" + own + "\"")));
        byRule.put(own, new Counted(entry.getKey(), event, List.copyOf(entry.getValue())));
      }
    }
    var compiled = RuleSet.compile(texts);
    if (!compiled.problems().isEmpty()) {
      throw new IllegalStateException(
          "expected rules that were checked, found " + compiled.problems().getFirst().sentence());
    }
    this.rules = compiled.ruleSet();
  }

  /** What is to be told to each unit; empty where no expectation counts the piece. */
  public Map<Unit, List<Observation>> observe(Piece piece) {
    Map<String, Object> fields = DocumentFields.of(piece.document());
    List<Match> matches = rules.match(SOURCE, Event.of(fields));
    if (matches.isEmpty()) {
      return Map.of();
    }
    Map<Unit, List<Observation>> observed = new TreeMap<>();
    for (Match match : matches) {
      Counted counted = byRule.get(match.rule().id());
      if (counted != null) {
        observe(piece, fields, counted, observed);
      }
    }
    return observed;
  }

  private void observe(
      Piece piece,
      Map<String, Object> fields,
      Counted counted,
      Map<Unit, List<Observation>> observed) {
    String key = key(piece, fields, counted);
    if (key == null) {
      return; // it stands beside nothing that could be found by it
    }
    Observation observation = null;
    for (String system : counted.systems()) {
      boolean own = system.equals(piece.system());
      if (!own && !counted.event().anySystem()) {
        continue;
      }
      for (String control : counted.expectation().controls()) {
        var unit = new Unit(control, system);
        if (plan.has(unit) && (!own || plan.speaks(piece.source(), control))) {
          observation = observation == null ? observation(piece, fields, counted, key) : observation;
          observed.computeIfAbsent(unit, of -> new ArrayList<>()).add(observation);
        }
      }
    }
  }

  private static Observation observation(
      Piece piece, Map<String, Object> fields, Counted counted, String key) {
    return Observation.newBuilder()
        .setExpectation(counted.expectation().id())
        .setEvent(counted.event().name())
        .setKey(key)
        .setAt(at(piece, fields, counted.event()))
        .setCollectedAt(piece.collectedAt())
        .setUntil(piece.effectiveTo())
        .setEvidence(piece.evidenceId())
        .setCount(1)
        .setValues(values(fields, counted.event()))
        .build();
  }

  /**
   * What the event is about. Where the judged event of an expectation names nothing, each one stands
   * for itself; another event that names nothing cannot be found by it.
   */
  private @Nullable String key(Piece piece, Map<String, Object> fields, Counted counted) {
    Mechanism mechanism = counted.expectation().mechanism();
    String name = counted.event().name();
    if (mechanism instanceof Sufficient sufficient) {
      return sufficient.share().signum() == 0 ? name : name + "@" + piece.system();
    }
    List<KeyPart> parts = counted.event().key();
    List<String> key = parts.stream().map(part -> part.of(of -> DocumentFields.texts(fields, of))).toList();
    boolean whole = !key.isEmpty() && key.stream().noneMatch(String::isEmpty);
    if (whole) {
      return bounded(String.join("/", key));
    }
    return switch (mechanism) {
      case Follows story -> story.each().equals(name) ? piece.evidenceId() : null;
      case Never never -> never.bad().equals(name) ? piece.evidenceId() : unkeyed(parts);
      case Share _ -> piece.evidenceId();
      case Mechanism.NeverAfter _ -> null;
      default -> unkeyed(parts);
    };
  }

  // A key that an event should have and has not would put it together with strangers.
  private static @Nullable String unkeyed(List<KeyPart> parts) {
    return parts.isEmpty() ? Observed.UNKEYED : null;
  }

  private static String bounded(String key) {
    String plain = key.replace('\0', ' ');
    if (plain.length() <= KEY_MAX_CHARS) {
      return plain;
    }
    String digest = Digests.sha256Hex(plain.getBytes(StandardCharsets.UTF_8));
    return plain.substring(0, KEY_HEAD_CHARS) + "…" + digest.substring(0, DIGEST_CHARS);
  }

  private static Instant at(Piece piece, Map<String, Object> fields, CountedEvent event) {
    if (event.at() != null) {
      for (String text : DocumentFields.texts(fields, event.at())) {
        try {
          return Instant.parse(text);
        } catch (DateTimeParseException e) {
          continue; // a time that its pack could not read; the event's own stands in
        }
      }
    }
    return piece.occurredAt();
  }

  private static Map<String, String> values(Map<String, Object> fields, CountedEvent event) {
    Map<String, String> values = new TreeMap<>();
    for (String field : event.values()) {
      List<String> texts = DocumentFields.texts(fields, field);
      if (!texts.isEmpty()) {
        values.put(field, cut(texts.getFirst()));
      }
    }
    List<String> subject =
        event.subject().stream()
            .flatMap(field -> DocumentFields.texts(fields, field).stream().limit(1))
            .toList();
    if (!subject.isEmpty()) {
      values.put(Observed.SUBJECT, cut(String.join(" ", subject)));
    }
    return values;
  }

  private static String cut(String text) {
    return text.length() <= VALUE_MAX_CHARS ? text : text.substring(0, VALUE_MAX_CHARS);
  }
}
