package dev.akashi.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Lanes that take turns, so that whatever else the machine does falls on all of them. */
final class Round {

  private Round() {}

  /** Warms up all lanes, then lets each have its turn in every round. */
  static void run(List<Lane> lanes, int rounds) {
    lanes.forEach(Lane::warmUp);
    for (int i = 0; i < rounds; i++) {
      lanes.forEach(Lane::round);
    }
  }

  /** One line for each lane: median, spread, allocation. */
  static void print(List<Lane> lanes) {
    for (Lane lane : lanes) {
      System.out.printf(
          Locale.ROOT,
          "%-44s %9.0f ns  (%.0f to %.0f)  %7.1f bytes%n",
          lane.name(),
          lane.median(),
          lane.least(),
          lane.most(),
          lane.bytesPerEvent());
    }
  }

  /** One line for the median of the ratios of the rounds, with its spread and the bound. */
  static void ratio(String what, Lane above, Lane below, String bound) {
    double[] over = above.nanos();
    double[] under = below.nanos();
    double[] ratios = new double[over.length];
    Arrays.setAll(ratios, i -> over[i] / under[i]);
    Arrays.sort(ratios);
    System.out.printf(
        Locale.ROOT,
        "%-44s %9.2f     (%.2f to %.2f)  bound %s%n",
        what,
        ratios[ratios.length / 2],
        ratios[0],
        ratios[ratios.length - 1],
        bound);
  }
}
