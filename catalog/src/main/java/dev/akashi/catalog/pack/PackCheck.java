package dev.akashi.catalog.pack;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Holds a pack against its own cases, and its cases against its rules. */
public final class PackCheck {
  private PackCheck() {}

  /** What is wrong with one case; empty when it comes out as it says. */
  public static List<String> run(Pack pack, PackCase example) {
    return switch (pack.normalize(example.record())) {
      case Normalization.Unreadable refused -> refused(example, refused);
      case Normalization.Normalized normalized -> normalized(example, normalized);
    };
  }

  private static List<String> refused(PackCase example, Normalization.Unreadable refused) {
    return refused.reason() == example.unreadable()
        ? List.of()
        : List.of(
            "expected %s, found it unreadable: %s: %s"
                .formatted(
                    example.unreadable() == null ? "a document" : example.unreadable(),
                    refused.reason(),
                    refused.message()));
  }

  private static List<String> normalized(PackCase example, Normalization.Normalized normalized) {
    if (example.unreadable() != null) {
      return List.of("expected it unreadable: " + example.unreadable() + ", found a document");
    }
    var failures = new ArrayList<String>();
    for (var polarity : Polarity.values()) {
      var expected = new TreeSet<>(example.expected().getOrDefault(polarity, List.of()));
      var found = new TreeSet<String>();
      normalized.tags().stream()
          .filter(tag -> tag.polarity() == polarity)
          .forEach(tag -> found.add(tag.control()));
      if (!expected.equals(found)) {
        failures.add("%s: expected %s, found %s".formatted(polarity.id(), expected, found));
      }
    }
    for (var rule : example.nearMiss()) {
      if (rules(normalized).contains(rule)) {
        failures.add("near_miss: expected rule %s not to match, but it does".formatted(rule));
      }
    }
    var document = canonical(new String(normalized.document(), StandardCharsets.UTF_8));
    if (example.golden() == null) {
      failures.add(
          "document: expected a golden document in %s, found none; let it be written, then read it"
              .formatted(example.file().replace(".yml", CaseReader.GOLDEN)));
    } else if (!document.equals(example.golden())) {
      DocumentDiff.of(example.golden(), document)
          .forEach(difference -> failures.add("document: " + difference));
    }
    return failures;
  }

  /** The same JSON with its keys in order, so that only values and structure are compared. */
  public static String canonical(String json) {
    var value = StrictJson.read(json, Set.of(), Mask.NONE, new ArrayList<>()).value();
    return value == null ? "null" : JsonWriting.text(value);
  }

  /** Rules without a case in which they match, or without one in which they nearly do. */
  public static List<String> uncovered(Pack pack) {
    var matched = new HashSet<String>();
    var missed = new HashSet<String>();
    for (var example : pack.cases()) {
      if (pack.normalize(example.record()) instanceof Normalization.Normalized normalized) {
        matched.addAll(rules(normalized));
        missed.addAll(example.nearMiss());
      }
    }
    var gaps = new ArrayList<String>();
    for (var rule : pack.rules()) {
      if (!matched.contains(rule.id())) {
        gaps.add("%s (%s): no case in which it matches".formatted(rule.id(), rule.path()));
      }
      if (!missed.contains(rule.id())) {
        gaps.add("%s (%s): no case names it in near_miss".formatted(rule.id(), rule.path()));
      }
    }
    var known = pack.rules().stream().map(rule -> rule.id()).toList();
    missed.stream()
        .filter(id -> !known.contains(id))
        .sorted()
        .forEach(id -> gaps.add("near_miss names " + id + ", which is no rule of the pack"));
    return gaps;
  }

  private static Set<String> rules(Normalization.Normalized normalized) {
    var rules = new HashSet<String>();
    normalized.tags().forEach(tag -> rules.add(tag.rule()));
    return rules;
  }
}
