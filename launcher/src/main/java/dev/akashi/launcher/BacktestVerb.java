package dev.akashi.launcher;

import dev.akashi.catalog.Catalog;
import dev.akashi.catalog.CatalogException;
import dev.akashi.catalog.Control;
import dev.akashi.catalog.expectation.Expectation;
import dev.akashi.catalog.expectation.Expectations;
import dev.akashi.catalog.expectation.Span;
import dev.akashi.catalog.scope.Scope;
import dev.akashi.drift.evaluation.Plan;
import dev.akashi.launcher.backtest.Backtest;
import dev.akashi.launcher.backtest.Course;
import dev.akashi.launcher.backtest.StoredPieces;
import dev.akashi.launcher.backtest.Stretch;
import dev.akashi.launcher.running.DataRoot;
import dev.akashi.launcher.text.Grid;
import dev.akashi.launcher.text.Screen;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

@Command(
    name = "backtest",
    mixinStandardHelpOptions = true,
    description = {
      "Would we have met this, and from which day on? Runs the evidence of a past period through"
          + " the expectations as they read today, those that were added since included.",
      "",
      "Evidence counts from when it happened, also where it was collected later. Nothing is"
          + " changed.",
      "Example: ./akashi backtest --from 2026-07-01 --to 2026-09-30 --expectation CHG-09",
      ""
    },
    footer = {"", "Exit code: 0 when everything was met throughout, 1 otherwise."})
final class BacktestVerb implements Callable<Integer> {
  private static final JsonMapper JSON = new JsonMapper();

  @Option(
      names = "--from",
      required = true,
      paramLabel = "DAY",
      description = "First day, such as 2026-07-01, in the zone of akashi.yml.")
  String from = "";

  @Option(names = "--to", required = true, paramLabel = "DAY", description = "Last day.")
  String to = "";

  @Option(
      names = "--expectation",
      paramLabel = "ID",
      description = "Only these expectations; may be given several times.")
  List<String> ids = List.of();

  @Option(names = "--control", paramLabel = "ID", description = "Only those of this control.")
  String control = "";

  @Option(names = "--json", description = "Print one JSON object per row and line.")
  boolean json;

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    Running running = Running.require();
    Catalog catalog = Packs.catalog();
    Scope scope = scope(catalog);
    Expectations chosen = chosen(catalog);
    Instant begin = day("--from", from).atStartOfDay(scope.zone()).toInstant();
    Instant end = day("--to", to).plusDays(1).atStartOfDay(scope.zone()).toInstant();
    if (!begin.isBefore(end)) {
      throw Failure.use("--to: expected a day that is not before --from, found " + to);
    }
    var backtest = new Backtest(plan(scope, chosen, catalog), begin, end);
    PrintWriter err = spec.commandLine().getErr();
    backtest.run(
        new StoredPieces(running::ask),
        begin.minus(longest(chosen, scope.zone())),
        read -> {
          err.print("\r" + read + " pieces of evidence read");
          err.flush();
        });
    err.println();
    boolean byExpectation = !ids.isEmpty();
    Map<String, Course> courses = byExpectation ? backtest.expectations() : backtest.controls();
    print(byExpectation ? "EXPECTATION" : "CONTROL", courses, scope.zone());
    return courses.values().stream().allMatch(Course::isGoodThroughout) ? 0 : Failure.CHECK_FAILED;
  }

  private static Scope scope(Catalog catalog) {
    String file =
        DataRoot.find()
            .running()
            .map(run -> run.config())
            .orElseThrow(() -> Failure.check(Running.none(DataRoot.find())));
    return PackDirectories.checked(() -> Scope.read(Path.of(file), catalog));
  }

  private static Plan plan(Scope scope, Expectations chosen, Catalog catalog) {
    try {
      return Plan.of(scope, chosen, catalog);
    } catch (CatalogException e) {
      throw Failure.check("this configuration cannot be used:\n" + e.getMessage());
    }
  }

  private Expectations chosen(Catalog catalog) {
    Expectations all = PackDirectories.checked(catalog::expectations);
    for (String id : ids) {
      if (all.find(id).isEmpty()) {
        throw Failure.use("--expectation: no expectation " + id);
      }
    }
    if (!ids.isEmpty()) {
      return all.only(ids);
    }
    if (control.isEmpty()) {
      return all;
    }
    Control asked =
        catalog
            .controls()
            .find(control)
            .orElseThrow(
                () ->
                    Failure.use(
                        "--control: no control %s; near to it: %s"
                            .formatted(control, catalog.controls().suggest(control))));
    return all.only(
        all.all().stream()
            .filter(one -> one.controls().contains(asked.id()))
            .map(Expectation::id)
            .toList());
  }

  /** The longest window of any expectation: what happened so long ago can still count. */
  private static Duration longest(Expectations expectations, ZoneId zone) {
    Instant now = Instant.now();
    return expectations.all().stream()
        .flatMap(one -> one.numbers().values().stream())
        .map(BacktestVerb::span)
        .map(span -> Duration.between(span.before(now, zone), now))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  private static Span span(String number) {
    try {
      return number.startsWith("P") ? Span.parse(number) : Span.ZERO;
    } catch (DateTimeException e) {
      return Span.ZERO;
    }
  }

  private static LocalDate day(String option, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw Failure.use(option + ": expected a day such as 2026-07-01, found " + text);
    }
  }

  private void print(String heading, Map<String, Course> courses, ZoneId zone) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      courses.forEach((key, course) -> out.println(line(key, course)));
      return;
    }
    var grid = new Grid(heading, "SYSTEM", "MET", "MET SINCE", "BREAKS", "LONGEST", "CAUSE");
    courses.forEach((key, course) -> add(grid, key, course, zone));
    out.println(grid.render(Screen.columns()));
  }

  private static void add(Grid grid, String key, Course course, ZoneId zone) {
    Stretch longest = course.longestBreak().orElse(null);
    grid.row(
        key.substring(0, key.indexOf('|')).replace("mic:", ""),
        key.substring(key.indexOf('|') + 1),
        course.goodPercent() + " %",
        course.goodSince().map(since -> since.atZone(zone).toLocalDate().toString()).orElse("-"),
        course.breaks() == 0 ? "-" : Long.toString(course.breaks()),
        longest == null ? "-" : days(Duration.between(longest.from(), longest.to())),
        longest == null ? "" : longest.state() + ": " + longest.cause().getOrDefault("en", ""));
  }

  private static String days(Duration length) {
    return length.toDays() > 0
        ? length.toDays() + " d"
        : length.toHours() > 0 ? length.toHours() + " h" : length.toMinutes() + " min";
  }

  private static String line(String key, Course course) {
    var line = JSON.createObjectNode();
    line.put("subject", key.substring(0, key.indexOf('|')));
    line.put("system", key.substring(key.indexOf('|') + 1));
    line.put("met_percent", course.goodPercent());
    line.put("met_since", course.goodSince().map(Instant::toString).orElse(null));
    line.put("breaks", course.breaks());
    var stretches = line.putArray("stretches");
    for (Stretch stretch : course.stretches()) {
      var one = stretches.addObject();
      one.put("state", stretch.state());
      one.put("from", stretch.from().toString()).put("to", stretch.to().toString());
      one.put("cause", stretch.cause().getOrDefault("en", ""));
    }
    return line.toString();
  }
}
