package dev.akashi.console;

import dev.akashi.schemas.ControlStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a control went through, as bars to be drawn.
 *
 * @param bySystem the stretches of each system, in the order of time, without gaps between them
 */
record Timelines(String from, String to, Map<String, List<Stretch>> bySystem) {
  /** How much a bar shows. */
  static final Duration LENGTH = Duration.ofDays(30);

  /** How many changes a bar is drawn of. */
  static final int CHANGES_MAX = 200;

  private static final int WIDTH = 1000;

  // Narrower would not be seen, and a failure of a minute must be.
  private static final int LEAST_WIDTH = 4;

  /** A time with one status; {@code x} and {@code width} in thousandths of the bar. */
  record Stretch(int x, int width, String status, @Nullable String since) {}

  /** The time that a bar shows. */
  record Span(Instant from, Instant to) {
    private int place(Instant at) {
      double whole = Duration.between(from, to).toMillis();
      return (int)
          Math.round(WIDTH * Math.clamp(Duration.between(from, at).toMillis() / whole, 0, 1));
    }

    private Stretch stretch(Instant begin, Instant end, String status, @Nullable String since) {
      int width = Math.max(LEAST_WIDTH, place(end) - place(begin));
      return new Stretch(Math.min(place(begin), WIDTH - LEAST_WIDTH), width, status, since);
    }
  }

  /**
   * Draws bars.
   *
   * @param start what was known when the span begins
   * @param changes what came after, newest first; where there are more than {@link #CHANGES_MAX}, a
   *     bar begins with the oldest of these
   * @param shown how things stand at the end: what nobody evaluates now is unknown from then on
   */
  static Timelines of(
      Span span, List<ControlStatus> start, List<ControlStatus> changes, List<StatusItem> shown) {
    Map<String, List<ControlStatus>> bySystem = new TreeMap<>();
    if (changes.size() < CHANGES_MAX) {
      start.forEach(status -> add(bySystem, status));
    }
    changes.reversed().forEach(status -> add(bySystem, status));
    Map<String, StatusItem> lapsed = new HashMap<>();
    shown.stream()
        .filter(item -> item.before() != null)
        .forEach(item -> lapsed.put(item.system(), item));
    Map<String, List<Stretch>> bars = new TreeMap<>();
    bySystem.forEach(
        (system, statuses) -> bars.put(system, bar(span, statuses, lapsed.get(system))));
    return new Timelines(Times.wire(span.from), Times.wire(span.to), bars);
  }

  /** The bar of one system; empty where nothing was known. */
  public List<Stretch> of(String system) {
    return bySystem.getOrDefault(system, List.of());
  }

  private static void add(Map<String, List<ControlStatus>> bySystem, ControlStatus status) {
    bySystem.computeIfAbsent(status.getSystem(), system -> new ArrayList<>()).add(status);
  }

  private static List<Stretch> bar(
      Span span, List<ControlStatus> statuses, @Nullable StatusItem lapsed) {
    List<Stretch> stretches = new ArrayList<>();
    ControlStatus open = statuses.getFirst();
    for (ControlStatus status : statuses) {
      if (open.getStatus() != status.getStatus()) {
        stretches.add(stretch(span, open, status.getTick()));
        open = status;
      }
    }
    if (lapsed == null) {
      stretches.add(stretch(span, open, span.to));
      return List.copyOf(stretches);
    }
    Instant since = Times.read(lapsed.since());
    Instant end = since == null || since.isBefore(open.getTick()) ? open.getTick() : since;
    stretches.add(stretch(span, open, end));
    stretches.add(span.stretch(end, span.to, lapsed.status(), lapsed.since()));
    return List.copyOf(stretches);
  }

  private static Stretch stretch(Span span, ControlStatus status, Instant end) {
    return span.stretch(
        status.getTick(), end, Question.word(status.getStatus()), Times.wire(status.getSince()));
  }
}
