package dev.akashi.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** One rule set for many threads, and one set in the place of another while events flow. */
class SharedUseTest {

  private static final int THREADS = 8;

  @Test
  void manyThreadsGetTheVerdictsOfOneWhileSetsAreSwapped() throws Exception {
    GeneratedRules generated = new GeneratedRules(31);
    List<Event> events = generated.events(400);
    RuleSet first = rules(generated);
    RuleSet second = rules(generated);
    Map<RuleSet, List<List<Rule>>> expected =
        Map.of(first, verdicts(first, events), second, verdicts(second, events));
    AtomicReference<RuleSet> current = new AtomicReference<>(first);
    Callable<Integer> tagging =
        () -> {
          int held = 0;
          for (int i = 0; i < 4 * events.size(); i++) {
            int event = i % events.size();
            if (event % 50 == 0) {
              current.set(current.get() == first ? second : first);
            }
            RuleSet set = current.get();
            List<Match> matches = set.match(Sigma.SOURCE, events.get(event));
            assertThat(matches).extracting(Match::rule).isEqualTo(expected.get(set).get(event));
            held += matches.size();
          }
          return held;
        };
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<Integer>> all = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        all.add(threads.submit(tagging));
      }
      for (Future<Integer> each : all) {
        assertThat(each.get()).isPositive();
      }
    }
  }

  @Test
  void anEventWithAHundredThousandFieldsIsTaggedLikeAnyOther() {
    Map<String, Object> fields = new HashMap<>();
    for (int i = 0; i < 100_000; i++) {
      fields.put("field." + i, "value " + i);
    }
    fields.put("k".repeat(1 << 20), "far away");
    RuleSet rules = Sigma.rules(Sigma.entry("field.77|contains: lue 77"));
    RuleSet keywords = Sigma.rules(Sigma.rule("words: ['far away']\ncondition: words"));
    Event event = Event.of(fields);

    assertThat(rules.match(event)).hasSize(1);
    assertThat(keywords.match(event)).hasSize(1);
    assertThat(rules.match(Event.of(Map.of("field.77", "value 78")))).isEmpty();
  }

  private static RuleSet rules(GeneratedRules generated) {
    List<RuleText> texts = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      texts.add(new RuleText(i + ".yml", generated.rule()));
    }
    return RuleSet.compile(texts).ruleSet();
  }

  private static List<List<Rule>> verdicts(RuleSet rules, List<Event> events) {
    PlainEngine plain = new PlainEngine(rules);
    return events.stream().map(plain::match).toList();
  }
}
