package dev.akashi.sigma;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * From the values of one field to the rules that have a witness in it.
 *
 * @param exact rules by folded text
 * @param numbers numbers in ascending order
 * @param numberRules rules by the place of their number
 * @param networks IPv4 networks; null when there are none
 * @param hasLiterals whether rules need texts that are anywhere in the value
 * @param present rules that need the field and nothing of its value
 */
record FieldIndex(
    Map<String, int[]> exact,
    long[] numbers,
    int[][] numberRules,
    @Nullable NetworkIndex networks,
    boolean hasLiterals,
    int[] present) {

  void collect(Value[] values, Scratch scratch) {
    scratch.addAll(present);
    for (Value value : values) {
      int[] same = exact.isEmpty() ? null : exact.get(value.folded());
      if (same != null) {
        scratch.addAll(same);
      }
      if (numbers.length > 0 && value.isWhole()) {
        int at = Arrays.binarySearch(numbers, value.whole());
        if (at >= 0) {
          scratch.addAll(numberRules[at]);
        }
      }
      if (networks != null) {
        networks.collect(value.text(), scratch);
      }
    }
  }
}
