package dev.akashi.catalog.expectation;

import dev.akashi.catalog.CatalogException;
import dev.akashi.catalog.Complaints;
import dev.akashi.catalog.Section;
import dev.akashi.catalog.expectation.Timeline.Brought;
import dev.akashi.catalog.expectation.Timeline.Gap;
import dev.akashi.catalog.expectation.Timeline.Item;
import dev.akashi.catalog.expectation.Timeline.Path;
import dev.akashi.catalog.expectation.Timeline.Silent;
import dev.akashi.sigma.yaml.YamlDocuments;
import dev.akashi.sigma.yaml.YamlMap;
import dev.akashi.sigma.yaml.YamlProblem;
import dev.akashi.sigma.yaml.YamlScalar;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * The cases of all expectations. A file is a series of documents: {@code fixture} with items that
 * several expectations share, or {@code expectation} with its healthy timeline and its cases.
 */
public final class ExpectationCases {
  private static final int REPEATS_MAX = 1_000;

  private final Map<String, List<Item>> healthy = new LinkedHashMap<>();
  private final Map<String, List<ExpectationCase>> cases = new LinkedHashMap<>();
  private final Map<String, List<Item>> fixtures = new LinkedHashMap<>();
  private final Complaints complaints = new Complaints();

  private ExpectationCases() {}

  /**
   * Reads the files below {@code cases/}.
   *
   * @throws CatalogException with every complaint
   */
  public static ExpectationCases read(SortedMap<String, String> files, Expectations expectations) {
    var all = new ExpectationCases();
    files.forEach(
        (path, yaml) -> {
          if (path.startsWith("cases/")) {
            all.add("expectations/" + path, yaml, expectations);
          }
        });
    if (!all.complaints.isEmpty()) {
      throw new CatalogException(all.complaints.all());
    }
    return all;
  }

  /** What happens where an expectation is met; empty for one without cases. */
  public List<Item> healthy(String expectation) {
    return healthy.getOrDefault(expectation, List.of());
  }

  public List<ExpectationCase> of(String expectation) {
    return cases.getOrDefault(expectation, List.of());
  }

  private void add(String path, String yaml, Expectations expectations) {
    try {
      for (var document : YamlDocuments.read(path, yaml)) {
        if (document instanceof YamlMap map) {
          add(path, new Section(path, "", map, complaints), expectations);
        } else {
          complaints.add(path, document, "expected a map, found " + document.described());
        }
      }
    } catch (YamlProblem problem) {
      complaints.add(problem);
    }
  }

  private void add(String path, Section section, Expectations expectations) {
    if (section.has("fixture")) {
      section.only("fixture", "items");
      fixtures.put(section.text("fixture", "a name"), items(section, "items"));
      return;
    }
    section.only("expectation", "healthy", "cases");
    String id = section.text("expectation", "the id of an expectation");
    if (!id.isEmpty() && expectations.find(id).isEmpty()) {
      section.complainAt("expectation", "no expectation \"%s\"".formatted(id));
    }
    healthy.put(id, items(section, "healthy"));
    var read = new ArrayList<ExpectationCase>();
    section.sections("cases").forEach(one -> read.add(example(path, id, one)));
    cases.put(id, List.copyOf(read));
  }

  private ExpectationCase example(String path, String id, Section section) {
    section.only("name", "without", "add", "expect", "neighbours");
    var checks = new ArrayList<ExpectationCase.Check>();
    for (Section check : section.sections("expect")) {
      check.only("at", "state", "cause", "subject");
      checks.add(
          new ExpectationCase.Check(
              at(check),
              check.text("state", "a standing such as met or failing"),
              textOrEmpty(check, "cause"),
              textOrEmpty(check, "subject")));
    }
    if (checks.isEmpty()) {
      section.complainAt("expect", "expected at least one time and state, found none");
    }
    String neighbours = section.textOrNull("neighbours", "met or any");
    return new ExpectationCase(
        path,
        id + ": " + section.text("name", "what the case shows, in a sentence"),
        new LinkedHashSet<>(section.texts("without", "a label")),
        items(section, "add"),
        checks,
        neighbours == null || neighbours.equals("met"));
  }

  private List<Item> items(Section section, String key) {
    var items = new ArrayList<Item>();
    for (var node : section.items(key)) {
      if (node instanceof YamlScalar name) {
        items.addAll(fixture(section, key, name.text()));
        continue;
      }
      var one = section.below(section.path(key), node);
      if (one != null) {
        item(one, items);
      }
    }
    return List.copyOf(items);
  }

  private List<Item> fixture(Section section, String key, String name) {
    if (!fixtures.containsKey(name)) {
      section.complainAt(
          key,
          "expected an item or the name of a fixture above %s, found \"%s\""
              .formatted(fixtures.keySet(), name));
    }
    return fixtures.getOrDefault(name, List.of());
  }

  private void item(Section one, List<Item> items) {
    one.only("at", "label", "system", "pack", "record", "event", "cause", "hop", "every", "times");
    String label = textOrEmpty(one, "label");
    String system = one.has("system") ? one.text("system", "a system") : "case";
    String pack = one.text("pack", "the id of a pack");
    Instant at = at(one);
    if (one.has("record")) {
      records(one, at, label, system, pack, items);
      return;
    }
    switch (one.text("event", "a record, or silent, gap or path")) {
      case "silent" -> items.add(new Silent(at, label, system, pack));
      case "gap" -> items.add(new Gap(at, label, system, pack));
      case "path" ->
          items.add(
              new Path(
                  at, label, system, pack, one.text("cause", "a cause"), textOrEmpty(one, "hop")));
      case String other ->
          one.complainAt("event", "expected silent, gap or path, found \"%s\"".formatted(other));
    }
  }

  // A record that recurs is written once: its times move with it.
  private void records(
      Section one, Instant at, String label, String system, String pack, List<Item> items) {
    String record = one.text("record", "the record as the source sends it");
    int times = 1;
    Span every = Span.ZERO;
    try {
      every = one.has("every") ? Span.parse(one.text("every", "a span")) : Span.ZERO;
      times = one.has("times") ? Integer.parseInt(one.text("times", "a number")) : 1;
    } catch (DateTimeException | NumberFormatException e) {
      one.complainAt("every", "expected a span and a number of times: " + e.getMessage());
    }
    for (int i = 0; i < Math.min(times, REPEATS_MAX); i++) {
      items.add(new Brought(at, label, system, pack, Timeline.filled(record, at, i)));
      at = every.after(at, Timeline.ZONE);
    }
  }

  private static Instant at(Section section) {
    String text = section.text("at", "a distance such as -P3D or PT2H");
    try {
      return text.isEmpty() ? Timeline.MOMENT : Timeline.at(text);
    } catch (DateTimeException e) {
      section.complainAt(
          "at", "expected a distance such as -P3D or PT2H, found \"%s\"".formatted(text));
      return Timeline.MOMENT;
    }
  }

  private static String textOrEmpty(Section section, String key) {
    String text = section.textOrNull(key, "text");
    return text == null ? "" : text;
  }
}
