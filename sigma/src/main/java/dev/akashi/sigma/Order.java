package dev.akashi.sigma;

/** How a value has to stand to a number. */
enum Order {
  EQ,
  LT,
  LTE,
  GT,
  GTE;

  /** Whether an outcome of {@code value.compareTo(bound)} is what is asked for. */
  boolean holds(int comparison) {
    return switch (this) {
      case EQ -> comparison == 0;
      case LT -> comparison < 0;
      case LTE -> comparison <= 0;
      case GT -> comparison > 0;
      case GTE -> comparison >= 0;
    };
  }
}
