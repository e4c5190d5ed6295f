package dev.akashi.sigma;

import dev.akashi.sigma.yaml.YamlScalar;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Joins correlations with what they refer to, the inner ones first. One that refers to something
 * that is refused is refused itself: it could never match, and nobody would hear of it.
 */
final class CorrelationLinker {

  private final Map<String, Draft> byWord = new HashMap<>();
  private final Map<Draft, Rule> rules;
  private final List<Draft.Correlating> drafts = new ArrayList<>();
  private final Map<Draft, Correlation> linked = new IdentityHashMap<>();
  private final Map<Draft, List<Draft.Correlating>> waiting = new IdentityHashMap<>();
  private final Map<Draft, Integer> open = new IdentityHashMap<>();

  /**
   * @param rules by identity: what became of the drafts of rules
   */
  CorrelationLinker(List<Draft> drafts, Map<Draft, Rule> rules) {
    this.rules = rules;
    for (Draft draft : drafts) {
      if (!(draft instanceof Draft.Filtering)) {
        Stream.of(draft.id(), draft.name())
            .filter(Objects::nonNull)
            .forEach(word -> byWord.putIfAbsent(word, draft));
      }
      if (draft instanceof Draft.Correlating correlating) {
        this.drafts.add(correlating);
      }
    }
  }

  /** The correlations without a problem, in the order of their texts. */
  List<Correlation> link() {
    Deque<Draft.Correlating> ready = new ArrayDeque<>();
    for (Draft.Correlating draft : drafts) {
      List<Draft> inner = inner(draft);
      open.put(draft, inner.size());
      inner.forEach(one -> waiting.computeIfAbsent(one, _ -> new ArrayList<>()).add(draft));
      if (inner.isEmpty()) {
        ready.add(draft);
      }
    }
    while (!ready.isEmpty()) {
      Draft.Correlating draft = ready.remove();
      draft.complaints().attempt(() -> resolve(draft));
      for (Draft.Correlating outer : waiting.getOrDefault(draft, List.of())) {
        if (open.merge(outer, -1, Integer::sum) == 0) {
          ready.add(outer);
        }
      }
    }
    for (Draft.Correlating draft : drafts) {
      if (open.getOrDefault(draft, 0) > 0) {
        String message =
            "expected rules and correlations that do not lead back here, found a circle of them";
        draft.complaints().add(new Refusal(ProblemCode.CORRELATION, message, draft.document()));
      }
    }
    List<Correlation> all = new ArrayList<>();
    for (Draft.Correlating draft : drafts) {
      Correlation correlation = linked.get(draft);
      if (correlation != null) {
        all.add(correlation);
      }
    }
    return all;
  }

  private List<Draft> inner(Draft.Correlating draft) {
    CorrelationBody body = draft.body();
    return body == null
        ? List.of()
        : body.rules().stream()
            .map(word -> byWord.get(word.text()))
            .filter(Draft.Correlating.class::isInstance)
            .<Draft>map(Draft.class::cast)
            .toList();
  }

  // Answers nothing of use; a refusal leaves the draft unlinked.
  private boolean resolve(Draft.Correlating draft) {
    CorrelationBody body = draft.body();
    Rule.Head head = draft.head();
    if (body == null || head == null || draft.complaints().any()) {
      return false;
    }
    List<Draft> targets = new ArrayList<>();
    for (YamlScalar word : body.rules()) {
      Draft target = target(word);
      if (targets.stream().anyMatch(earlier -> earlier == target)) {
        String message = "'rules': expected every rule once, found " + word.described() + " again";
        throw new Refusal(ProblemCode.CORRELATION, message, word);
      }
      targets.add(target);
    }
    List<Correlation.Source> sources =
        targets.stream().map(target -> source(body, target)).toList();
    CorrelationNames.check(body, sources);
    int depth =
        1
            + sources.stream()
                .map(Correlation.Source::correlation)
                .filter(Objects::nonNull)
                .mapToInt(Correlation::depth)
                .max()
                .orElse(0);
    linked.put(draft, new Correlation(head, body, sources, depth));
    return true;
  }

  private Draft target(YamlScalar word) {
    Draft target = byWord.get(word.text());
    if (target == null || (rules.get(target) == null && linked.get(target) == null)) {
      String message = "expected a rule that loads, found %s, which is refused";
      throw new Refusal(ProblemCode.UNKNOWN_RULE, message.formatted(word.described()), word);
    }
    return target;
  }

  private Correlation.Source source(CorrelationBody body, Draft target) {
    List<String> words = Stream.of(target.id(), target.name()).filter(Objects::nonNull).toList();
    Map<String, String> aliased = new LinkedHashMap<>();
    body.aliases()
        .forEach(
            (alias, fields) -> {
              String field = first(fields, words);
              if (field != null) {
                aliased.put(alias, field);
              }
            });
    return new Correlation.Source(rules.get(target), linked.get(target), words, aliased);
  }

  private static @Nullable String first(Map<String, String> fields, List<String> words) {
    return words.stream().map(fields::get).filter(Objects::nonNull).findFirst().orElse(null);
  }
}
