package dev.akashi.catalog.pack;

import dev.akashi.catalog.Layer;
import dev.akashi.catalog.Phrase;
import dev.akashi.sigma.Event;
import dev.akashi.sigma.LogSource;
import dev.akashi.sigma.Match;
import dev.akashi.sigma.RuleSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rules of a pack and what a match of each says about controls.
 *
 * @param verdicts by rule id
 */
record Tagging(RuleSet rules, Map<String, List<Verdict>> verdicts) {

  /** What a match says about one control. */
  record Verdict(String control, Layer part, Polarity polarity, Phrase rationale) {}

  List<Tag> tags(String pack, String version, LogSource source, Draft draft, Set<Layer> layers) {
    var tags = new ArrayList<Tag>();
    for (var match : rules.match(source, Event.of(draft.flat()))) {
      for (var verdict : verdicts.getOrDefault(match.rule().id(), List.of())) {
        if (layers.contains(verdict.part)) {
          tags.add(tag(pack, version, match, verdict));
        }
      }
    }
    return List.copyOf(tags);
  }

  private static Tag tag(String pack, String version, Match match, Verdict verdict) {
    return new Tag(
        verdict.control,
        verdict.polarity,
        pack,
        version,
        match.rule().id(),
        match.rule().title(),
        verdict.rationale,
        match.matched());
  }
}
