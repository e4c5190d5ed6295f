package dev.akashi.console;

import dev.akashi.schemas.ControlStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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

  /** Width of a bar, in units of its own. */
  static final int WIDTH = 1000;

  // Narrower would not be seen, and a failure of a minute must be.
  private static final int LEAST_WIDTH = 4;

  /** A time with one status. */
  record Stretch(int x, int width, String status, String since) {}

  /**
   * Draws bars.
   *
   * @param start what was known at {@code from}
   * @param changes what came after, newest first; where there are more than were read, the bar
   *     begins with the oldest that was
   */
  static Timelines of(
      Instant from, Instant to, List<ControlStatus> start, List<ControlStatus> changes) {
    boolean cut = changes.size() >= 200;
    Map<String, List<ControlStatus>> ordered = new TreeMap<>();
    if (!cut) {
      start.forEach(status -> of(ordered, status).add(status));
    }
    changes.reversed().forEach(status -> of(ordered, status).add(status));
    Map<String, List<Stretch>> bars = new TreeMap<>();
    ordered.forEach((system, statuses) -> bars.put(system, bar(from, to, statuses)));
    return new Timelines(Times.wire(from), Times.wire(to), bars);
  }

  /** The bar of one system; empty where nothing was known. */
  public List<Stretch> of(String system) {
    return bySystem.getOrDefault(system, List.of());
  }

  private static List<ControlStatus> of(
      Map<String, List<ControlStatus>> ordered, ControlStatus status) {
    return ordered.computeIfAbsent(status.getSystem(), system -> new ArrayList<>());
  }

  private static List<Stretch> bar(Instant from, Instant to, List<ControlStatus> statuses) {
    List<Stretch> stretches = new ArrayList<>();
    @Nullable ControlStatus open = null;
    for (ControlStatus status : statuses) {
      if (open == null) {
        open = status;
      } else if (open.getStatus() != status.getStatus()) {
        stretches.add(stretch(from, to, open, status.getTick()));
        open = status;
      }
    }
    if (open != null) {
      stretches.add(stretch(from, to, open, to));
    }
    return List.copyOf(stretches);
  }

  private static Stretch stretch(Instant from, Instant to, ControlStatus status, Instant end) {
    int x = place(from, to, status.getTick());
    int width = Math.max(LEAST_WIDTH, place(from, to, end) - x);
    return new Stretch(
        Math.min(x, WIDTH - LEAST_WIDTH),
        width,
        Question.word(status.getStatus()),
        Times.wire(status.getSince()));
  }

  private static int place(Instant from, Instant to, Instant at) {
    double share =
        (double) Duration.between(from, at).toMillis() / Duration.between(from, to).toMillis();
    return (int) Math.round(WIDTH * Math.clamp(share, 0, 1));
  }
}
