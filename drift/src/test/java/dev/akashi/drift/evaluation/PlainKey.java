package dev.akashi.drift.evaluation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How one key of a test's expectation stands, worked out anew from all events that are known:
 * without memory, timers or counts.
 */
record PlainKey(List<Happened> events, Instant tick) {
  static final Duration WINDOW = Duration.ofMinutes(40);
  static final Duration SETTLE = Duration.ofMinutes(10);
  static final Duration REMEMBER = Duration.ofMinutes(90);

  /**
   * An event.
   *
   * @param name a or b
   * @param known the tick at which it is known
   */
  record Happened(String name, Instant at, Instant known) {}

  private List<Happened> of(String name) {
    return events.stream().filter(one -> one.name.equals(name)).toList();
  }

  private boolean over(Instant deadline) {
    return !tick.isBefore(deadline);
  }

  /** {@code a} comes again within the window, {@code b} contradicts. */
  String recurs() {
    Instant good = newest("a");
    Instant bad = newest("b");
    if (bad != null && (good == null || !good.isAfter(bad))) {
      return "contradicted";
    }
    return good == null ? "none" : over(good.plus(WINDOW)) ? "missing" : "good";
  }

  private Instant newest(String name) {
    return of(name).stream().map(Happened::at).max(Instant::compareTo).orElse(null);
  }

  /** Each {@code a} is followed by a {@code b} within the window. */
  String followedBy() {
    return worst(of("a").stream().map(this::followedBy).toList());
  }

  private String followedBy(Happened a) {
    List<Instant> after =
        of("b").stream().map(Happened::at).filter(at -> !at.isBefore(a.at)).toList();
    if (after.stream().anyMatch(at -> !at.isAfter(a.at.plus(WINDOW)))) {
      return "good";
    }
    Instant deadline = latest(a.at.plus(WINDOW), latest(a.at, a.known).plus(SETTLE));
    if (!over(deadline)) {
      return "pending";
    }
    return !after.isEmpty() || over(deadline.plus(REMEMBER)) ? "none" : "missing";
  }

  /** Each {@code a} has a {@code b} before it within the window. */
  String precededBy() {
    return worst(of("a").stream().map(this::precededBy).toList());
  }

  private String precededBy(Happened a) {
    boolean met =
        of("b").stream()
            .map(Happened::at)
            .anyMatch(at -> !at.isAfter(a.at) && !at.isBefore(a.at.minus(WINDOW)));
    Instant deadline = latest(a.at, a.known).plus(SETTLE);
    if (met) {
      return "good";
    }
    return !over(deadline) ? "pending" : over(deadline.plus(REMEMBER)) ? "none" : "missing";
  }

  /** There is no {@code a} without a {@code b} before it. */
  String never() {
    boolean broken =
        of("a").stream()
            .filter(a -> of("b").stream().noneMatch(b -> !b.at.isAfter(a.at)))
            .map(a -> latest(a.at, a.known).plus(SETTLE))
            .anyMatch(settled -> over(settled) && !over(settled.plus(REMEMBER)));
    return broken ? "contradicted" : "none";
  }

  private static String worst(List<String> states) {
    return List.of("missing", "pending", "good", "none").stream()
        .filter(states::contains)
        .findFirst()
        .orElse("none");
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
