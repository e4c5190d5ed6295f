package dev.akashi.sigma;

import java.util.List;

/**
 * An entry on its way into the window of a group.
 *
 * @param correlation place of the correlation among the evaluated ones
 * @param group values of the fields of {@code group-by}, in their order
 */
record Contribution(int correlation, List<String> group, CorrelationEntry entry) {}
