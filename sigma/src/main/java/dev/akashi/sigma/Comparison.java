package dev.akashi.sigma;

import java.math.BigDecimal;
import java.util.Set;

/**
 * One comparison of the condition of a correlation.
 *
 * @param word {@code gt}, {@code gte}, {@code lt}, {@code lte}, {@code eq} or {@code neq}
 * @param number what the value is compared with
 */
record Comparison(String word, BigDecimal number) {

  static final Set<String> WORDS = Set.of("gt", "gte", "lt", "lte", "eq", "neq");

  boolean holds(BigDecimal value) {
    int order = value.compareTo(number);
    return switch (word) {
      case "gt" -> order > 0;
      case "gte" -> order >= 0;
      case "lt" -> order < 0;
      case "lte" -> order <= 0;
      case "eq" -> order == 0;
      case "neq" -> order != 0;
      default -> throw new IllegalStateException(word);
    };
  }

  /** Whether a value that grows cannot leave it again. */
  boolean isFloor() {
    return word.equals("gt") || word.equals("gte");
  }
}
