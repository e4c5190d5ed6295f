package dev.akashi.drift.observing;

import dev.akashi.catalog.expectation.CountedEvent;
import dev.akashi.catalog.expectation.Expectation;
import dev.akashi.catalog.expectation.KeyPart;
import dev.akashi.catalog.expectation.Mechanism;
import dev.akashi.catalog.expectation.Mechanism.Follows;
import dev.akashi.catalog.expectation.Mechanism.Never;
import dev.akashi.catalog.expectation.Mechanism.Recurs;
import dev.akashi.catalog.expectation.Mechanism.Share;
import dev.akashi.catalog.expectation.Mechanism.Sufficient;
import dev.akashi.catalog.scope.SystemInScope;
import dev.akashi.drift.evaluation.Observed;
import dev.akashi.drift.evaluation.Plan;
import dev.akashi.drift.evaluation.Unit;
import dev.akashi.schemas.Digests;
import dev.akashi.schemas.MaintenanceWindow;
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
 * Finds what expectations count in a piece of evidence: all events of all expectations are one
 * indexed set of rules, asked once. Immutable and safe for use by many threads.
 */
public final class Observing {
  private static final LogSource SOURCE = new LogSource(null, "akashi", null);
  private static final int KEYS_MAX = 16;
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

  /**
   * What a piece of evidence is to expectations.
   *
   * @param items what is to be told to each unit; empty where no expectation counts the piece
   * @param window the maintenance window that it plans or takes back; null where it says nothing of
   *     one
   */
  public record Seen(Map<Unit, List<Observation>> items, @Nullable MaintenanceWindow window) {}

  /**
   * Looks at a piece of evidence.
   *
   * @throws tools.jackson.core.JacksonException when its document is no JSON
   */
  public Seen observe(Piece piece) {
    Map<String, Object> fields = DocumentFields.of(piece.document());
    Map<Unit, List<Observation>> observed = new TreeMap<>();
    for (Match match : rules.match(SOURCE, Event.of(fields))) {
      Counted counted = byRule.get(match.rule().id());
      if (counted != null) {
        observe(piece, fields, counted, observed);
      }
    }
    return new Seen(observed, MaintenanceWindows.of(piece.system(), fields).orElse(null));
  }

  /**
   * Whether events of an expectation are only counted, so that equal ones that become known
   * together can be told as one.
   */
  public boolean isCounted(Observation item, String system) {
    Expectation expectation = plan.expectations(system).get(item.getExpectation());
    return expectation != null
        && switch (expectation.mechanism()) {
          // Where a number of them has to come, each is told by itself: what comes twice is one.
          case Recurs recurs -> recurs.min() == 1;
          case Mechanism.Latest _, Mechanism.Volume _, Sufficient _ -> true;
          default -> false;
        };
  }

  private void observe(
      Piece piece,
      Map<String, Object> fields,
      Counted counted,
      Map<Unit, List<Observation>> observed) {
    List<Observation> items =
        keys(piece, fields, counted).stream()
            .map(key -> observation(piece, fields, counted, key))
            .toList();
    if (items.isEmpty()) {
      return; // it stands beside nothing that could be found by it
    }
    for (String system : counted.systems()) {
      boolean own = system.equals(piece.system());
      if (!own && !counted.event().anySystem()) {
        continue;
      }
      for (String control : counted.expectation().controls()) {
        var unit = new Unit(control, system);
        if (plan.has(unit) && (!own || plan.speaks(piece.source(), control))) {
          observed.computeIfAbsent(unit, of -> new ArrayList<>()).addAll(items);
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
        .setUntil(until(piece))
        .setEvidence(piece.evidenceId())
        .setCount(1)
        .setValues(values(fields, counted.event()))
        .build();
  }

  /**
   * What the event is about; a field with several values makes several keys. Where the judged event
   * of an expectation names nothing, each one stands for itself; another event that names nothing
   * cannot be found by it.
   */
  private static List<String> keys(Piece piece, Map<String, Object> fields, Counted counted) {
    Mechanism mechanism = counted.expectation().mechanism();
    String name = counted.event().name();
    if (mechanism instanceof Sufficient sufficient) {
      return List.of(sufficient.share().signum() == 0 ? name : name + "@" + piece.system());
    }
    List<String> keys = new ArrayList<>();
    keys.add(mechanism instanceof Recurs recurs ? recurs.partOf(name).orElse("") : "");
    for (KeyPart part : counted.event().key()) {
      List<String> values = part.of(of -> DocumentFields.texts(fields, of));
      keys =
          keys.stream()
              .flatMap(front -> values.stream().map(value -> joined(front, value)))
              .limit(KEYS_MAX)
              .toList();
    }
    List<String> whole =
        keys.stream().filter(key -> !key.isEmpty()).map(Observing::bounded).toList();
    return whole.isEmpty() ? keyless(piece, counted) : whole;
  }

  private static String joined(String front, String value) {
    return front.isEmpty() ? value : front + "/" + value;
  }

  private static List<String> keyless(Piece piece, Counted counted) {
    String name = counted.event().name();
    boolean itself =
        switch (counted.expectation().mechanism()) {
          case Follows story -> story.each().equals(name);
          case Never never -> never.bad().equals(name);
          case Share _ -> true;
          default -> false;
        };
    // A key that an event should have and has not would put it together with strangers.
    boolean stranger =
        !counted.event().key().isEmpty()
            || counted.expectation().mechanism() instanceof Follows
            || counted.expectation().mechanism() instanceof Mechanism.NeverAfter;
    return itself ? List.of(piece.evidenceId()) : stranger ? List.of() : List.of(Observed.UNKEYED);
  }

  private static String bounded(String key) {
    String plain = key.replace('\0', ' ');
    if (plain.length() <= KEY_MAX_CHARS) {
      return plain;
    }
    String digest = Digests.sha256Hex(plain.getBytes(StandardCharsets.UTF_8));
    return plain.substring(0, KEY_HEAD_CHARS) + "…" + digest.substring(0, DIGEST_CHARS);
  }

  // A report speaks for a time that was over when it was written, and does not end with it.
  private static @Nullable Instant until(Piece piece) {
    Instant to = piece.effectiveTo();
    return to == null || to.isAfter(piece.occurredAt()) ? to : null;
  }

  private static Instant at(Piece piece, Map<String, Object> fields, CountedEvent event) {
    for (String field : event.at()) {
      for (String text : DocumentFields.texts(fields, field)) {
        try {
          return Instant.parse(text);
        } catch (DateTimeParseException e) {
          continue; // a time that its pack could not read; the next, or the event's own, stands in
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
