package dev.akashi.sigma;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Numbers by their place among sorted ones; null where there are none. */
final class Ranks {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private Ranks() {}

  /** The smallest number that so many percent (above 0, at most 100) of all do not exceed. */
  static @Nullable BigDecimal percentile(BigDecimal percent, List<BigDecimal> sorted) {
    if (sorted.isEmpty()) {
      return null;
    }
    BigDecimal share = percent.multiply(BigDecimal.valueOf(sorted.size()));
    BigDecimal rank = share.divide(HUNDRED, 0, RoundingMode.CEILING);
    return sorted.get(rank.intValueExact() - 1);
  }

  /** The number in the middle, or the mean of the two there. */
  static @Nullable BigDecimal median(List<BigDecimal> sorted) {
    if (sorted.isEmpty()) {
      return null;
    }
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : sorted.get(middle - 1).add(sorted.get(middle)).divide(TWO);
  }
}
