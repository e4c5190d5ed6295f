package dev.akashi.sigma;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * When a group has to be looked at although nothing happens in it.
 *
 * @param correlation place of the correlation among the evaluated ones
 */
record Timer(Instant due, int correlation, List<String> group) implements Comparable<Timer> {

  static final Comparator<List<String>> BY_VALUES = Timer::compare;

  private static final Comparator<Timer> ORDER =
      Comparator.comparing(Timer::due)
          .thenComparingInt(Timer::correlation)
          .thenComparing(Timer::group, BY_VALUES);

  @Override
  public int compareTo(Timer other) {
    return ORDER.compare(this, other);
  }

  // Of one correlation, so both have as many values.
  private static int compare(List<String> one, List<String> other) {
    for (int i = 0; i < one.size(); i++) {
      int order = one.get(i).compareTo(other.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
