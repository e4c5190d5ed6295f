package dev.akashi.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.akashi.sigma.Match;
import dev.akashi.sigma.PlainEngine;
import dev.akashi.sigma.RuleSet;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is measured is worth measuring: verdicts are right, and some events match. */
class CorpusTest {

  @Test
  void theIndexAndTryingAllAgree() {
    RuleSet rules = Corpus.rules(1_000);
    PlainEngine plain = new PlainEngine(rules);
    int held = 0;
    for (Corpus.Sample sample : Corpus.events(2_000, 10, 3)) {
      List<Match> matches = rules.match(sample.event());
      assertThat(matches).extracting(Match::rule).isEqualTo(plain.match(sample.event()));
      held += matches.size();
    }
    assertThat(held).isBetween(100, 400);
  }

  @Test
  void anEventThatNoRuleHoldsForAllocatesNothing() {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    RuleSet rules = Corpus.rules(10_000);
    List<Corpus.Sample> samples = Corpus.events(512, 0, 4);
    int matches = tagAll(rules, samples);
    long before = threads.getCurrentThreadAllocatedBytes();

    matches += tagAll(rules, samples);

    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(matches).isZero();
    // The call that reads the counter allocates a little itself.
    assertThat(allocated / samples.size()).isZero();
  }

  private static int tagAll(RuleSet rules, List<Corpus.Sample> samples) {
    int matches = 0;
    for (int i = 0; i < samples.size(); i++) {
      matches += rules.match(samples.get(i).event()).size();
    }
    return matches;
  }
}
