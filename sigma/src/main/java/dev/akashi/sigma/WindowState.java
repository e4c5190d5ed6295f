package dev.akashi.sigma;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a window holds, as data.
 *
 * @param parts lists of entries; what each is for is the window's own business
 * @param unheldEvents events that were counted and not held
 * @param unheldNumbers numbers that were added up and not held
 * @param unheldSum their sum
 */
record WindowState(
    List<List<CorrelationEntry>> parts,
    long unheldEvents,
    long unheldNumbers,
    BigDecimal unheldSum,
    boolean exact) {

  static WindowState of(List<List<CorrelationEntry>> parts, boolean exact) {
    return new WindowState(parts, 0, 0, BigDecimal.ZERO, exact);
  }
}
