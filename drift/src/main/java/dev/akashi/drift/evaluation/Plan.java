package dev.akashi.drift.evaluation;

import dev.akashi.catalog.Catalog;
import dev.akashi.catalog.Control;
import dev.akashi.catalog.Layer;
import dev.akashi.catalog.expectation.CountedEvent;
import dev.akashi.catalog.expectation.Expectation;
import dev.akashi.catalog.expectation.Expectations;
import dev.akashi.catalog.scope.NotApplicable;
import dev.akashi.catalog.scope.Scope;
import dev.akashi.catalog.scope.Source;
import dev.akashi.catalog.scope.SystemInScope;
import dev.akashi.schemas.Declared;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is to be evaluated: every control on every system that has its layer, with the expectations
 * of the control and the sources that can show them. Immutable.
 */
public final class Plan {
  private final Scope scope;
  private final Map<String, Map<String, Expectation>> expectations = new LinkedHashMap<>();
  private final Map<Unit, List<Planned>> units = new LinkedHashMap<>();
  private final Map<String, Layer> parts = new LinkedHashMap<>();

  /**
   * One expectation of one unit.
   *
   * @param essential for each event without which nothing can be judged, the sources that can bring
   *     it
   * @param watching the sources of the event whose absence is good news
   */
  record Planned(Expectation expectation, List<List<Source>> essential, List<Source> watching) {

    /** All sources that can bring any essential event. */
    List<Source> sources() {
      return essential.stream().flatMap(List::stream).distinct().toList();
    }
  }

  private Plan(Scope scope) {
    this.scope = scope;
  }

  /**
   * The plan for a scope.
   *
   * @throws dev.akashi.catalog.CatalogException where the scope names expectations or numbers that
   *     are not there
   */
  public static Plan of(Scope scope, Expectations expectations, Catalog catalog) {
    var plan = new Plan(scope);
    for (SystemInScope system : scope.systems().values()) {
      var own = new LinkedHashMap<String, Expectation>();
      expectations.of(system, scope).forEach(one -> own.put(one.id(), one));
      plan.expectations.put(system.id(), own);
      for (Control control : catalog.controls().all()) {
        plan.parts.put(control.id(), control.part());
        if (system.layers().contains(control.part())) {
          plan.add(system, control, own.values());
        }
      }
    }
    return plan;
  }

  private void add(SystemInScope system, Control control, Collection<Expectation> all) {
    var planned = new ArrayList<Planned>();
    for (Expectation expectation : all) {
      if (expectation.controls().contains(control.id())) {
        planned.add(planned(system, control.part(), expectation));
      }
    }
    units.put(new Unit(control.id(), system.id()), List.copyOf(planned));
  }

  private Planned planned(SystemInScope system, Layer part, Expectation expectation) {
    var essential =
        expectation.mechanism().essential().stream()
            .map(events -> sources(system, part, expectation, events))
            .toList();
    String watched = expectation.mechanism().watched();
    return new Planned(
        expectation,
        essential,
        watched == null ? List.of() : sources(system, part, expectation, List.of(watched)));
  }

  private List<Source> sources(
      SystemInScope system, Layer part, Expectation expectation, List<String> events) {
    return scope.sources().values().stream()
        .filter(
            source ->
                events.stream()
                    .map(name -> expectation.events().get(name))
                    .anyMatch(event -> brings(source, event, system.id(), part)))
        .toList();
  }

  private static boolean brings(Source source, CountedEvent event, String system, Layer part) {
    return event.packs().contains(source.pack())
        && (event.anySystem() || source.system().equals(system) && source.layers().contains(part));
  }

  public ZoneId zone() {
    return scope.zone();
  }

  /** All systems in scope, by id. */
  public Collection<SystemInScope> systems() {
    return scope.systems().values();
  }

  /** The units of which anything is expected. */
  public boolean isExpected(Unit unit) {
    return !planned(unit).isEmpty();
  }

  /** All units, in a fixed order. */
  public Collection<Unit> units() {
    return units.keySet();
  }

  /** All expectations as they read for a system, by id. */
  public Map<String, Expectation> expectations(String system) {
    return expectations.getOrDefault(system, Map.of());
  }

  /** The expectations of a unit; empty for one that is not in the plan. */
  List<Planned> planned(Unit unit) {
    return units.getOrDefault(unit, List.of());
  }

  /** The systems that have a control, by id. */
  List<String> systemsWith(String control) {
    return scope.systems().keySet().stream()
        .filter(system -> units.containsKey(new Unit(control, system)))
        .toList();
  }

  /** Whether a control is evaluated on a system. */
  public boolean has(Unit unit) {
    return units.containsKey(unit);
  }

  Optional<Planned> planned(Unit unit, String expectation) {
    return planned(unit).stream()
        .filter(one -> one.expectation().id().equals(expectation))
        .findFirst();
  }

  /** Whether a source speaks for a control; one that the scope does not name speaks for all. */
  public boolean speaks(String source, String control) {
    Source known = scope.sources().get(source);
    return known == null || known.layers().contains(parts.get(control));
  }

  /** Who has said that a control does not apply to a system at a time. */
  Optional<NotApplicable> declared(Unit unit, Instant tick) {
    return declarations(unit.system(), tick)
        .filter(one -> one.controls().contains(unit.control()))
        .findFirst();
  }

  /** Who has said so of an expectation. */
  Optional<NotApplicable> declared(String system, String expectation, Instant tick) {
    return declarations(system, tick)
        .filter(one -> one.expectations().contains(expectation))
        .findFirst();
  }

  private Stream<NotApplicable> declarations(String system, Instant tick) {
    LocalDate day = tick.atZone(scope.zone()).toLocalDate();
    SystemInScope known = scope.systems().get(system);
    return known == null
        ? Stream.empty()
        : known.notApplicable().stream().filter(one -> !day.isAfter(one.until()));
  }

  /** What statuses say of a declaration. */
  Declared record(NotApplicable declared) {
    return Declared.newBuilder()
        .setBy(declared.by())
        .setWhy(declared.why())
        .setUntil(end(declared))
        .build();
  }

  /** The first moment at which a declaration holds no more. */
  Instant end(NotApplicable declared) {
    return declared.until().plusDays(1).atStartOfDay(scope.zone()).toInstant();
  }
}
