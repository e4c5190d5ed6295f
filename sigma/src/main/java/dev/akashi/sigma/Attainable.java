package dev.akashi.sigma;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Whether comparisons can hold together at all. */
final class Attainable {

  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private Attainable() {}

  /** Whether some count of 1 or more, as groups without events are not known, meets all. */
  static boolean byCount(List<Comparison> comparisons, long most) {
    List<BigDecimal> candidates = new ArrayList<>(List.of(BigDecimal.ONE));
    for (Comparison comparison : comparisons) {
      BigDecimal whole = comparison.number().setScale(0, RoundingMode.FLOOR);
      for (int step = -1; step <= 2; step++) {
        candidates.add(whole.add(BigDecimal.valueOf(step)));
      }
    }
    return candidates.stream()
        .filter(count -> count.signum() > 0 && count.compareTo(BigDecimal.valueOf(most)) <= 0)
        .anyMatch(count -> meets(comparisons, count));
  }

  /** Whether some number meets all. */
  static boolean byNumber(List<Comparison> comparisons) {
    List<BigDecimal> candidates = new ArrayList<>();
    for (Comparison one : comparisons) {
      candidates.add(one.number().subtract(BigDecimal.ONE));
      candidates.add(one.number().add(BigDecimal.ONE));
      for (Comparison other : comparisons) {
        candidates.add(one.number().add(other.number()).divide(TWO));
      }
    }
    return candidates.stream().anyMatch(number -> meets(comparisons, number));
  }

  private static boolean meets(List<Comparison> comparisons, BigDecimal value) {
    return comparisons.stream().allMatch(comparison -> comparison.holds(value));
  }
}
