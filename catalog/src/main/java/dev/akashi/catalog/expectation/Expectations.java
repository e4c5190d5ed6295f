package dev.akashi.catalog.expectation;

import dev.akashi.catalog.Catalog;
import dev.akashi.catalog.CatalogException;
import dev.akashi.catalog.Complaints;
import dev.akashi.catalog.Nearest;
import dev.akashi.catalog.Section;
import dev.akashi.catalog.scope.Scope;
import dev.akashi.catalog.scope.SystemInScope;
import dev.akashi.sigma.Problem;
import dev.akashi.sigma.RuleSet;
import dev.akashi.sigma.RuleText;
import dev.akashi.sigma.yaml.YamlDocuments;
import dev.akashi.sigma.yaml.YamlMap;
import dev.akashi.sigma.yaml.YamlProblem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * All expectations, and how they read for each system once its own numbers are put in. Immutable.
 */
public final class Expectations {
  private final ExpectationReader reader;
  private final Map<String, Definition> definitions = new LinkedHashMap<>();

  private record Definition(String file, YamlMap yaml, Expectation expectation) {}

  private Expectations(ExpectationReader reader) {
    this.reader = reader;
  }

  /**
   * Reads files by path; those below {@code cases/} are left out.
   *
   * @throws CatalogException with every complaint, if any of them does not hold what it must
   */
  public static Expectations read(SortedMap<String, String> files, Catalog catalog) {
    var all =
        new Expectations(
            new ExpectationReader(catalog.controls(), new EventReader(catalog.packs())));
    var complaints = new Complaints();
    files.forEach(
        (path, yaml) -> {
          if (path.endsWith(".yml") && !path.startsWith("cases/")) {
            all.add("expectations/" + path, yaml, complaints);
          }
        });
    all.checkRules(complaints);
    refuse(complaints);
    return all;
  }

  private void add(String path, String yaml, Complaints complaints) {
    try {
      for (var document : YamlDocuments.read(path, yaml)) {
        if (!(document instanceof YamlMap map)) {
          complaints.add(
              path,
              document,
              "expected one expectation per document, found " + document.described());
          continue;
        }
        var read = reader.read(path, new Section(path, "", map, complaints), Map.of());
        if (read != null
            && definitions.putIfAbsent(read.id(), new Definition(path, map, read)) != null) {
          complaints.add(
              path, map, "id: expected one of its own, found \"%s\" twice".formatted(read.id()));
        }
      }
    } catch (YamlProblem problem) {
      complaints.add(problem);
    }
  }

  // The rules of events are Sigma's, so Sigma has a say as well.
  private void checkRules(Complaints complaints) {
    for (Definition definition : definitions.values()) {
      for (Problem problem : RuleSet.compile(texts(definition.expectation)).problems()) {
        complaints.add(
            definition.file,
            definition.yaml,
            "%s: %s: %s".formatted(problem.ruleId(), problem.code(), problem.message()));
      }
    }
  }

  /** The Sigma texts of an expectation: one rule for each event, and its correlation. */
  public static List<RuleText> texts(Expectation expectation) {
    var texts = new ArrayList<RuleText>();
    expectation
        .events()
        .values()
        .forEach(event -> texts.add(new RuleText(expectation.ruleId(event.name()), event.rule())));
    if (expectation.mechanism() instanceof Mechanism.Correlates correlates) {
      texts.add(new RuleText(correlates.id(), correlates.rules()));
    }
    return texts;
  }

  /** All, with the numbers that their files say. */
  public Collection<Expectation> all() {
    return definitions.values().stream().map(Definition::expectation).toList();
  }

  public Optional<Expectation> find(String id) {
    return Optional.ofNullable(definitions.get(id)).map(Definition::expectation);
  }

  /** The same expectations and no others. */
  public Expectations only(Collection<String> ids) {
    var some = new Expectations(reader);
    definitions.forEach(
        (id, definition) -> {
          if (ids.contains(id)) {
            some.definitions.put(id, definition);
          }
        });
    return some;
  }

  /**
   * All as they read for one system: its own numbers in front of those of the whole scope, and
   * these in front of those of the files.
   *
   * @throws CatalogException where the scope names expectations or numbers that are not there, or
   *     numbers that cannot be
   */
  public List<Expectation> of(SystemInScope system, Scope scope) {
    var complaints = new Complaints();
    checkNames(scope.numbers(), "expectations", complaints);
    checkNames(system.numbers(), "systems." + system.id() + ".expectations", complaints);
    system
        .notApplicable()
        .forEach(
            one ->
                one.expectations()
                    .forEach(
                        id ->
                            checkName(
                                id, "systems." + system.id() + ".not_applicable", complaints)));
    var read = new ArrayList<Expectation>();
    for (var entry : definitions.entrySet()) {
      var numbers = new LinkedHashMap<>(scope.numbers().getOrDefault(entry.getKey(), Map.of()));
      numbers.putAll(system.numbers().getOrDefault(entry.getKey(), Map.of()));
      read.add(
          numbers.isEmpty()
              ? entry.getValue().expectation
              : tuned(entry.getValue(), numbers, complaints));
    }
    refuse(complaints);
    return List.copyOf(read);
  }

  private Expectation tuned(
      Definition definition, Map<String, String> numbers, Complaints complaints) {
    var known = definition.expectation.numbers().keySet();
    for (String name : numbers.keySet()) {
      if (!known.contains(name)) {
        complaints.add(
            "akashi.yml",
            1,
            1,
            "expectations.%s: no number \"%s\"%s; it has %s"
                .formatted(definition.expectation.id(), name, Nearest.hint(name, known), known));
      }
    }
    var own = new Complaints();
    var tuned =
        reader.read(
            definition.file, new Section(definition.file, "", definition.yaml, own), numbers);
    own.all()
        .forEach(
            complaint ->
                complaints.add(
                    "akashi.yml",
                    1,
                    1,
                    "expectations.%s: %s"
                        .formatted(definition.expectation.id(), complaint.message())));
    return tuned == null ? definition.expectation : tuned;
  }

  private void checkNames(
      Map<String, Map<String, String>> numbers, String place, Complaints complaints) {
    numbers.keySet().forEach(id -> checkName(id, place, complaints));
  }

  private void checkName(String id, String place, Complaints complaints) {
    if (!definitions.containsKey(id)) {
      complaints.add(
          "akashi.yml",
          1,
          1,
          "%s: no expectation \"%s\"%s"
              .formatted(place, id, Nearest.hint(id, definitions.keySet())));
    }
  }

  private static void refuse(Complaints complaints) {
    if (!complaints.isEmpty()) {
      throw new CatalogException(complaints.all());
    }
  }
}
