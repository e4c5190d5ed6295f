package dev.akashi.launcher.backtest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How one control on one system, or one expectation of it, went through a period. Of one thread.
 */
public final class Course {
  private final Instant from;
  private final Instant to;
  private final List<Stretch> stretches = new ArrayList<>();
  private @Nullable Stretch open;

  Course(Instant from, Instant to) {
    this.from = from;
    this.to = to;
  }

  /** From a time on it stood so. */
  void stands(String state, boolean good, Map<String, String> cause, Instant at) {
    if (open != null && open.state().equals(state)) {
      return;
    }
    close(at);
    open = new Stretch(state, good, cause, at, to);
  }

  private void close(Instant at) {
    if (open == null) {
      return;
    }
    Instant begin = open.from().isBefore(from) ? from : open.from();
    Instant end = at.isAfter(to) ? to : at;
    if (begin.isBefore(end)) {
      stretches.add(new Stretch(open.state(), open.good(), open.cause(), begin, end));
    }
  }

  /** Nothing more comes. */
  void end() {
    close(to);
    open = null;
  }

  public List<Stretch> stretches() {
    return List.copyOf(stretches);
  }

  /** How much of the period was good, in percent with one decimal. */
  public double goodPercent() {
    Duration good =
        stretches.stream()
            .filter(Stretch::good)
            .map(Stretch::length)
            .reduce(Duration.ZERO, Duration::plus);
    double share = (double) good.toMillis() / Duration.between(from, to).toMillis();
    return Math.floor(share * 1000) / 10;
  }

  /** From when on it was good until the end of the period; empty where the end is not good. */
  public Optional<Instant> goodSince() {
    if (stretches.isEmpty() || !stretches.getLast().good()) {
      return Optional.empty();
    }
    Instant since = to;
    for (Stretch stretch : stretches.reversed()) {
      if (!stretch.good()) {
        break;
      }
      since = stretch.from();
    }
    return Optional.of(since);
  }

  public boolean isGoodThroughout() {
    return !stretches.isEmpty()
        && stretches.stream().allMatch(Stretch::good)
        && stretches.getFirst().from().equals(from);
  }

  /** The longest time that was not good; empty where all was. */
  public Optional<Stretch> longestBreak() {
    return stretches.stream()
        .filter(stretch -> !stretch.good())
        .max(Comparator.comparing(Stretch::length));
  }

  /** How often it ceased to be good, or was not at the beginning. */
  public long breaks() {
    long breaks = 0;
    boolean before = true;
    for (Stretch stretch : stretches) {
      breaks += before && !stretch.good() ? 1 : 0;
      before = stretch.good();
    }
    return breaks;
  }
}
