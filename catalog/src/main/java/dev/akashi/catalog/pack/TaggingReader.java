package dev.akashi.catalog.pack;

import dev.akashi.catalog.Complaints;
import dev.akashi.catalog.Controls;
import dev.akashi.catalog.Phrase;
import dev.akashi.catalog.Section;
import dev.akashi.catalog.pack.Tagging.Verdict;
import dev.akashi.sigma.RuleSet;
import dev.akashi.sigma.RuleText;
import dev.akashi.sigma.yaml.YamlDocuments;
import dev.akashi.sigma.yaml.YamlMap;
import dev.akashi.sigma.yaml.YamlNode;
import dev.akashi.sigma.yaml.YamlProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rules of a pack: Sigma rules with a key {@code akashi} that says what a match means.
 */
final class TaggingReader {
  private final Controls controls;
  private final Complaints complaints;
  private final Map<String, List<Verdict>> verdicts = new LinkedHashMap<>();

  TaggingReader(Controls controls, Complaints complaints) {
    this.controls = controls;
    this.complaints = complaints;
  }

  /**
   * @param files text by path, in the order in which rules are to be asked
   */
  Tagging read(Map<String, String> files) {
    var texts = new ArrayList<RuleText>();
    files.forEach((path, yaml) -> texts.add(new RuleText(path, yaml)));
    var compiled = RuleSet.compile(texts);
    for (var problem : compiled.problems()) {
      complaints.add(
          problem.path(),
          problem.line(),
          problem.column(),
          problem.code() + ": " + problem.message());
    }
    files.forEach(this::readVerdicts);
    return new Tagging(compiled.ruleSet(), Map.copyOf(verdicts));
  }

  private void readVerdicts(String path, String yaml) {
    try {
      for (var document : YamlDocuments.read(path, yaml)) {
        if (document instanceof YamlMap map) {
          refuseCorrelation(path, map);
          readVerdicts(new Section(path, "", map, complaints));
        }
      }
    } catch (YamlProblem problem) {
      // The compiler has complained of the same text already.
      return;
    }
  }

  // A tag is on one record; what many records say together is no property of any of them.
  private void refuseCorrelation(String path, YamlMap document) {
    if (document.get("correlation") instanceof YamlNode node) {
      complaints.add(
          path,
          node,
          "expected a rule or a filter, as a pack tags records one by one, found a correlation");
    }
  }

  private void readVerdicts(Section rule) {
    var id = rule.text("id", "an id of the rule, unique in the pack");
    if (!rule.has("akashi")) {
      rule.complainAt("akashi", "missing, expected a list of controls with polarity and rationale");
    }
    var list = new ArrayList<Verdict>();
    for (var section : rule.sections("akashi")) {
      var verdict = verdict(section.only("control", "polarity", "rationale"));
      if (verdict != null) {
        list.add(verdict);
      }
    }
    if (!id.isEmpty() && verdicts.put(id, List.copyOf(list)) != null) {
      rule.complainAt("id", "expected an id of its own, found \"%s\" twice".formatted(id));
    }
  }

  private @Nullable Verdict verdict(Section section) {
    var rationale = rationale(section);
    var expected = "supports, contradicts or context";
    section.text("polarity", expected);
    var polarity = section.value("polarity", expected, text -> Polarity.of(text).orElse(null));
    var id = section.text("control", "a control such as mic:III.1.1.12");
    var control = controls.find(id);
    if (control.isEmpty() && !id.isEmpty()) {
      section.complainAt(
          "control", "no control \"%s\"; near to it: %s".formatted(id, controls.suggest(id)));
    }
    return control.isEmpty() || polarity == null
        ? null
        : new Verdict(control.get().id(), control.get().part(), polarity, rationale);
  }

  private static Phrase rationale(Section section) {
    var rationale = section.section("rationale");
    if (rationale == null) {
      section.complainAt("rationale", "missing, expected a map with en and ja");
      return new Phrase("", "");
    }
    rationale.only("en", "ja");
    return new Phrase(
        rationale.text("en", "the reason in English"),
        rationale.text("ja", "the reason in Japanese"));
  }
}
