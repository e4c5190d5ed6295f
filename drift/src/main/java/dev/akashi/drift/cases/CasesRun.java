package dev.akashi.drift.cases;

import dev.akashi.catalog.Catalog;
import dev.akashi.catalog.expectation.Expectation;
import dev.akashi.catalog.expectation.ExpectationCase;
import dev.akashi.catalog.expectation.ExpectationCase.Check;
import dev.akashi.catalog.expectation.ExpectationCases;
import dev.akashi.catalog.expectation.Expectations;
import dev.akashi.catalog.expectation.Timeline;
import dev.akashi.catalog.expectation.Timeline.Item;
import dev.akashi.drift.evaluation.Plan;
import dev.akashi.drift.evaluation.Unit;
import dev.akashi.schemas.ControlStatus;
import dev.akashi.schemas.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Runs the cases of expectations. In each of them the evidence of every other expectation of the
 * same controls is there as well, and these have to be met: so only what the case takes away, or
 * adds, explains how its expectation stands.
 */
public final class CasesRun {
  private final Catalog catalog;
  private final Expectations expectations;
  private final ExpectationCases cases;
  private final CaseRecords records;

  public CasesRun(Catalog catalog, Expectations expectations, ExpectationCases cases) {
    this.catalog = catalog;
    this.expectations = expectations;
    this.cases = cases;
    this.records = new CaseRecords(catalog);
  }

  /**
   * What came of the cases of one expectation.
   *
   * @param cases how many there are, the healthy one included
   * @param canFail whether any of them shows it broken
   * @param failures what is not as the cases say, each readable by itself
   */
  public record Result(String expectation, int cases, boolean canFail, List<String> failures) {
    public Result {
      failures = List.copyOf(failures);
    }

    public boolean passed() {
      return failures.isEmpty() && canFail;
    }
  }

  /** Runs all cases of an expectation, and its healthy timeline as one of its own. */
  public Result run(Expectation expectation) {
    List<String> failures = new ArrayList<>();
    List<ExpectationCase> all = cases.of(expectation.id());
    var healthy =
        new ExpectationCase(
            expectation.file(),
            expectation.id() + ": healthy",
            Set.of(),
            List.of(),
            List.of(new Check(Timeline.MOMENT, "met", "", "")),
            true);
    run(expectation, healthy, failures);
    all.forEach(one -> run(expectation, one, failures));
    boolean canFail =
        all.stream().flatMap(one -> one.checks().stream()).anyMatch(CasesRun::isBroken);
    if (!canFail) {
      failures.add(expectation.id() + ": expected a case in which it is broken, found none");
    }
    return new Result(expectation.id(), all.size() + 1, canFail, failures);
  }

  private static boolean isBroken(Check check) {
    return Set.of("failing", "silent", "stale", "insufficient").contains(check.state());
  }

  private void run(Expectation expectation, ExpectationCase example, List<String> failures) {
    List<Expectation> near = near(expectation);
    List<Item> items = items(near, example);
    Instant end =
        example.checks().stream().map(Check::at).max(Instant::compareTo).orElse(Timeline.MOMENT);
    var scope = CaseScope.of(near, items);
    var plan =
        Plan.of(scope, expectations.only(near.stream().map(Expectation::id).toList()), catalog);
    var replay = new Replay(plan, plan::isExpected, status -> {});
    for (String problem : new CaseTimeline(records, replay).tell(scope, items, end)) {
      failures.add(example.name() + ": " + problem);
    }
    example.checks().stream()
        .sorted(java.util.Comparator.comparing(Check::at))
        .forEach(
            check -> {
              replay.moveTo(check.at());
              for (String control : expectation.controls()) {
                ControlStatus status = replay.statuses().get(new Unit(control, CaseScope.SYSTEM));
                check(expectation, example, check, status, failures);
              }
            });
  }

  private List<Expectation> near(Expectation expectation) {
    return expectations.all().stream()
        .filter(other -> other.controls().stream().anyMatch(expectation.controls()::contains))
        .toList();
  }

  private List<Item> items(List<Expectation> near, ExpectationCase example) {
    var items = new LinkedHashSet<Item>();
    near.forEach(
        other ->
            cases.healthy(other.id()).stream()
                .filter(item -> !example.without().contains(item.label()))
                .forEach(items::add));
    items.addAll(example.add());
    return List.copyOf(items);
  }

  private static void check(
      Expectation expectation,
      ExpectationCase example,
      Check check,
      ControlStatus status,
      List<String> failures) {
    String place =
        "%s, %s at %s"
            .formatted(example.name(), status.getControl(), check.at().atZone(Timeline.ZONE));
    for (Standing standing : status.getStandings()) {
      String state = word(standing.getState().name());
      if (!standing.getExpectation().equals(expectation.id())) {
        if (example.neighbours() && !state.equals("met")) {
          failures.add(
              "%s: neighbour %s: expected met, found %s (%s: %s)"
                  .formatted(
                      place,
                      standing.getExpectation(),
                      state,
                      standing.getCause(),
                      standing.getCauseText().get("en")));
        }
        continue;
      }
      boolean right =
          state.equals(check.state())
              && (check.cause().isEmpty() || check.cause().equals(standing.getCause()))
              && (check.subject().isEmpty() || check.subject().equals(standing.getSubject()));
      if (!right) {
        failures.add(
            "%s: expected %s %s %s, found %s %s %s: %s"
                .formatted(
                    place,
                    check.state(),
                    check.cause(),
                    check.subject(),
                    state,
                    standing.getCause(),
                    Optional.ofNullable(standing.getSubject()).orElse(""),
                    standing.getCauseText().get("en")));
      }
    }
    checkStatus(expectation, example, check, status, place, failures);
  }

  // What the control shows has to come from this expectation alone.
  private static void checkStatus(
      Expectation expectation,
      ExpectationCase example,
      Check check,
      ControlStatus status,
      String place,
      List<String> failures) {
    if (!example.neighbours()) {
      return;
    }
    String found = word(status.getStatus().name());
    if (isBroken(check)
        && !(found.equals(check.state())
            && status.getExpectations().equals(List.of(expectation.id())))) {
      failures.add(
          "%s: expected the control to be %s by %s alone, found %s by %s"
              .formatted(place, check.state(), expectation.id(), found, status.getExpectations()));
    }
    if (check.state().equals("met") && !found.equals("supported")) {
      failures.add("%s: expected the control to be supported, found %s".formatted(place, found));
    }
  }

  private static String word(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
