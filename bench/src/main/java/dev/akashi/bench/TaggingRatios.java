package dev.akashi.bench;

import dev.akashi.sigma.Event;
import dev.akashi.sigma.PlainEngine;
import dev.akashi.sigma.RuleSet;
import dev.akashi.sigma.RuleText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToLongFunction;

/**
 * Prints what tagging costs as ratios of CPU time, each the median of the ratios of the rounds of
 * one run.
 */
public final class TaggingRatios {

  private static final int ROUNDS = 15;
  // So many that no processor learns them by heart, so few that they stay in a near cache, as does
  // an event that was read a moment ago.
  private static final int EVENTS = 256;
  private static final int LOADS = 9;
  private static final int MULTIPLIED = 3000;

  private final List<Corpus.Sample> mixed = Corpus.events(EVENTS, 10, 7);
  private final List<Corpus.Sample> quiet = Corpus.events(EVENTS, 0, 8);
  private final List<Lane> lanes = new ArrayList<>();

  private TaggingRatios() {}

  /**
   * Measures and prints.
   *
   * @param arguments a directory of at least 100 Sigma rules, 3,000 of which or of whose copies are
   *     measured, or nothing
   */
  public static void main(String[] arguments) throws InterruptedException {
    TaggingRatios run = new TaggingRatios();
    run.tagging();
    if (arguments.length > 0) {
      run.multiplied(Path.of(arguments[0]));
    }
    run.twoThreads();
    loading();
    long checksum = run.lanes.stream().mapToLong(Lane::checksum).sum();
    System.out.printf("(checksum %d)%n", checksum);
  }

  private void tagging() {
    List<Corpus.Sample> some = mixed;
    PlainEngine plain = new PlainEngine(Corpus.rules(1_000));
    PlainEngine plainMany = new PlainEngine(Corpus.rules(10_000));
    RuleSet thousand = Corpus.rules(1_000);
    Lane parse = lane("parse its JSON", i -> TaggingBenchmark.parse(at(some, i).json()));
    Lane small = tag(Corpus.rules(10), "tag, 10 rules", some);
    Lane medium = tag(thousand, "tag, 1,000 rules", some);
    Lane large = tag(Corpus.rules(10_000), "tag, 10,000 rules", some);
    Lane still = tag(thousand, "tag, 1,000 rules, none holds", quiet);
    Lane made =
        lane(
            "make the event and tag, 1,000 rules",
            i -> thousand.match(Event.of(at(some, i).fields())).size());
    Lane all = lane("try all, 1,000 rules", i -> plain.match(at(some, i).event()).size());
    Lane allMany = lane("try all, 10,000 rules", i -> plainMany.match(at(some, i).event()).size());
    Round.run(lanes, ROUNDS);
    System.out.println("CPU time and allocation per event, median (least to most):");
    Round.print(lanes);
    System.out.println();
    Round.ratio("tag: 1,000 rules / 10", medium, small, "1.5");
    Round.ratio("tag: 10,000 rules / 1,000", large, medium, "1.5");
    Round.ratio("try all / tag, 1,000 rules", all, medium, "at least 7");
    Round.ratio("try all / tag, 10,000 rules", allMany, large, "at least 7");
    Round.ratio("tag / parse, 1,000 rules", medium, parse, "1");
    Round.ratio("make the event and tag / parse, 1,000 rules", made, parse, "1");
    System.out.printf(
        Locale.ROOT,
        "%-44s %9.3f                     bound 0%n%n",
        "bytes per event that no rule holds for",
        still.bytesPerEvent());
  }

  /** Rules that people wrote, and copies of them with other words. */
  private void multiplied(Path directory) {
    List<RuleText> texts = Multiplied.rules(directory, MULTIPLIED);
    RuleSet many = RuleSet.compile(texts).ruleSet();
    RuleSet few = RuleSet.compile(texts.subList(0, 100)).ruleSet();
    List<Corpus.Sample> processes = Corpus.processes(EVENTS, 9);
    PlainEngine plain = new PlainEngine(many);
    String kind = " SigmaHQ-like rules";
    Lane parse = lane("parse its JSON", i -> TaggingBenchmark.parse(at(processes, i).json()));
    Lane small = tag(few, "tag, %,d".formatted(few.rules().size()) + kind, processes);
    Lane large = tag(many, "tag, %,d".formatted(many.rules().size()) + kind, processes);
    Lane all = lane("try all of them", i -> plain.match(at(processes, i).event()).size());
    List<Lane> own = List.of(parse, small, large, all);
    Round.run(own, ROUNDS);
    Round.print(own);
    System.out.println();
    Round.ratio("tag: 3,000 / 100" + kind, large, small, "1.5");
    Round.ratio("try all / tag, 3,000" + kind, all, large, "at least 7");
    Round.ratio("tag / parse, 3,000" + kind, large, parse, "1");
    System.out.println();
  }

  private void twoThreads() throws InterruptedException {
    RuleSet rules = Corpus.rules(1_000);
    Lane alone = tag(rules, "tag, 1,000 rules, one thread", quiet);
    Lane first = tag(rules, "tag, 1,000 rules, first of two threads", quiet);
    Lane second = tag(rules, "tag, 1,000 rules, second of two threads", quiet);
    for (Lane lane : List.of(alone, first, second)) {
      lane.warmUp();
    }
    for (int i = 0; i < ROUNDS; i++) {
      alone.round();
      Thread beside = Thread.ofPlatform().start(second::round);
      first.round();
      beside.join();
    }
    Round.print(List.of(alone, first, second));
    Round.ratio("tag: first of two threads / one", first, alone, "1.05");
    Round.ratio("tag: second of two threads / one", second, alone, "1.05");
    System.out.println();
  }

  private static void loading() {
    List<RuleText> texts = Corpus.texts(10_000);
    Event event = Corpus.events(1, 0, 1).getFirst().event();
    for (int i = 0; i < LOADS; i++) {
      long start = System.nanoTime();
      RuleSet rules = RuleSet.compile(texts).ruleSet();
      long compiled = System.nanoTime();
      rules.match(event);
      long indexed = System.nanoTime();
      System.out.printf(
          Locale.ROOT,
          "load 10,000 rules, run %d: %d ms, and %d ms for their index (bound 2,000 ms warm)%n",
          i + 1,
          (compiled - start) / 1_000_000,
          (indexed - compiled) / 1_000_000);
    }
  }

  private Lane tag(RuleSet rules, String name, List<Corpus.Sample> samples) {
    return lane(name, i -> rules.match(at(samples, i).event()).size());
  }

  private Lane lane(String name, IntToLongFunction work) {
    Lane lane = new Lane(name, ROUNDS, work);
    lanes.add(lane);
    return lane;
  }

  private static Corpus.Sample at(List<Corpus.Sample> samples, int index) {
    return samples.get(index & EVENTS - 1);
  }
}
