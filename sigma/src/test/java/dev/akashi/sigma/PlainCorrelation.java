package dev.akashi.sigma;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Correlations by looking at every window anew, with nothing kept between them; grouped by {@code
 * u}, over {@code v}.
 */
final class PlainCorrelation {

  private PlainCorrelation() {}

  /** An event with the rules that hold for it. */
  record Happening(
      Instant time,
      String ref,
      List<String> rules,
      @Nullable String group,
      @Nullable String value) {

    Event event() {
      Map<String, @Nullable Object> fields = new HashMap<>();
      fields.put("f", rules);
      fields.put("u", group);
      fields.put("v", value);
      return Event.of(fields);
    }
  }

  /** End of the window, group and value; what counts as an event differs too much in detail. */
  static String line(CorrelationMatch match) {
    return line(match.windowEnd(), match.group().get("u"), match.value());
  }

  private static String line(Instant end, @Nullable String group, BigDecimal value) {
    return end + " " + group + " " + value.stripTrailingZeros().toPlainString();
  }

  private record Found(Instant end, String group, BigDecimal value) {}

  /** The matches by time and group. */
  static List<String> matches(Correlation correlation, List<Happening> happenings) {
    List<Found> found = new ArrayList<>();
    for (String group : List.of("x", "y")) {
      List<Happening> own =
          happenings.stream()
              .filter(one -> group.equals(one.group()) && concerns(correlation, one))
              .sorted(Comparator.comparing(Happening::time))
              .toList();
      if (correlation.slides()) {
        sliding(correlation, group, own, found);
      } else {
        fixed(correlation, group, own, found);
      }
    }
    return found.stream()
        .sorted(Comparator.comparing(Found::end).thenComparing(Found::group))
        .map(one -> line(one.end(), one.group(), one.value()))
        .toList();
  }

  private static boolean concerns(Correlation correlation, Happening one) {
    boolean hasRule = names(correlation).stream().anyMatch(one.rules()::contains);
    return hasRule && (correlation.body().fields().isEmpty() || one.value() != null);
  }

  private static List<String> names(Correlation correlation) {
    return correlation.sources().stream().map(source -> source.words().getFirst()).toList();
  }

  private static void sliding(
      Correlation correlation, String group, List<Happening> own, List<Found> found) {
    Instant matched = null;
    for (Instant end : own.stream().map(Happening::time).distinct().toList()) {
      Instant start = end.minus(correlation.timespan());
      if (matched == null || start.isAfter(matched)) {
        if (add(correlation, group, own, start, end, found)) {
          matched = end;
        }
      }
    }
  }

  private static void fixed(
      Correlation correlation, String group, List<Happening> own, List<Found> found) {
    Instant over = Instant.MIN;
    for (Happening first : own) {
      if (first.time().isAfter(over)) {
        over = first.time().plus(correlation.timespan());
        add(correlation, group, own, first.time(), over, found);
      }
    }
  }

  private static boolean add(
      Correlation correlation,
      String group,
      List<Happening> own,
      Instant start,
      Instant end,
      List<Found> found) {
    Predicate<Happening> within = one -> !one.time().isBefore(start) && !one.time().isAfter(end);
    BigDecimal value = value(correlation, own.stream().filter(within).toList());
    boolean holds = correlation.body().comparisons().stream().allMatch(one -> one.holds(value));
    if (holds) {
      found.add(new Found(end, group, value));
    }
    return holds;
  }

  private static BigDecimal value(Correlation correlation, List<Happening> window) {
    List<BigDecimal> numbers =
        window.stream()
            .map(Happening::value)
            .filter(Objects::nonNull)
            .map(BigDecimal::new)
            .sorted()
            .toList();
    BigDecimal sum = numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    int count = numbers.size();
    return switch (correlation.body().type()) {
      case EVENT_COUNT -> BigDecimal.valueOf(window.size());
      case VALUE_COUNT -> BigDecimal.valueOf(numbers.stream().distinct().count());
      case VALUE_SUM -> sum;
      case VALUE_AVG -> sum.divide(BigDecimal.valueOf(count), MathContext.DECIMAL128);
      case VALUE_PERCENTILE -> numbers.get((int) Math.ceil(count * 60 / 100.0) - 1);
      case VALUE_MEDIAN ->
          numbers.get((count - 1) / 2).add(numbers.get(count / 2)).divide(BigDecimal.valueOf(2));
      case TEMPORAL ->
          BigDecimal.valueOf(
              names(correlation).stream()
                  .filter(rule -> window.stream().anyMatch(one -> one.rules().contains(rule)))
                  .count());
      case TEMPORAL_ORDERED -> BigDecimal.valueOf(inOrder(names(correlation), window));
    };
  }

  // The earliest event that can come next leaves most room for those after it.
  private static long inOrder(List<String> rules, List<Happening> window) {
    Instant last = Instant.MIN;
    long length = 0;
    for (String rule : rules) {
      Instant after = last;
      var next =
          window.stream()
              .filter(one -> one.rules().contains(rule) && !one.time().isBefore(after))
              .findFirst();
      if (next.isEmpty()) {
        return length;
      }
      last = next.get().time();
      length++;
    }
    return length;
  }
}
