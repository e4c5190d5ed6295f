package dev.akashi.bench;

import dev.akashi.sigma.Event;
import dev.akashi.sigma.Match;
import dev.akashi.sigma.PlainEngine;
import dev.akashi.sigma.Rule;
import dev.akashi.sigma.RuleSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Time per event that no rule holds for; with {@code -prof gc} also the bytes allocated for it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class TaggingBenchmark {

  private static final JsonFactory JSON = new JsonFactory();
  private static final int EVENTS = 1024;

  @Param({"10", "1000", "10000"})
  int rules;

  private RuleSet set;
  private PlainEngine plain;
  private List<Corpus.Sample> samples;
  private int at;

  /** Compiles the rules and makes the events. */
  @Setup
  public void setUp() {
    set = Corpus.rules(rules);
    plain = new PlainEngine(set);
    samples = Corpus.events(EVENTS, 0, 7);
  }

  private Corpus.Sample next() {
    at = (at + 1) % EVENTS;
    return samples.get(at);
  }

  /** The index. */
  @Benchmark
  public List<Match> match() {
    return set.match(next().event());
  }

  /** The event made from its fields, and the index. */
  @Benchmark
  public List<Match> makeAndMatch() {
    return set.match(Event.of(next().fields()));
  }

  /** Every rule tried. */
  @Benchmark
  public List<Rule> tryAll() {
    return plain.match(next().event());
  }

  /** The same event read from its JSON, every value taken. */
  @Benchmark
  public int parse() {
    return parse(next().json());
  }

  /** Reads a JSON text and takes every value. */
  static int parse(String json) {
    int chars = 0;
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
      while (parser.nextToken() != null) {
        String text = parser.getString();
        chars += text == null ? 0 : text.length();
      }
    }
    return chars;
  }
}
