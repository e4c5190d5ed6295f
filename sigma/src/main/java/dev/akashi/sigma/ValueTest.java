package dev.akashi.sigma;

import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.util.List;

/** A test on a single value. Numbers and booleans in a rule also accept their written forms. */
sealed interface ValueTest
    permits TextTest,
        TimeTest,
        NetworkTest,
        ValueTest.AnyVariant,
        ValueTest.NumberEquals,
        ValueTest.BooleanEquals,
        ValueTest.NumberOrder,
        ValueTest.Regex {

  boolean accepts(Value value);

  /** The alternatives that one written value stands for. */
  record AnyVariant(List<ValueTest> variants) implements ValueTest {
    static ValueTest of(List<ValueTest> variants) {
      return variants.size() == 1 ? variants.getFirst() : new AnyVariant(List.copyOf(variants));
    }

    @Override
    public boolean accepts(Value value) {
      for (int i = 0; i < variants.size(); i++) {
        if (variants.get(i).accepts(value)) {
          return true;
        }
      }
      return false;
    }
  }

  record NumberEquals(BigDecimal expected, boolean isWhole, long whole) implements ValueTest {
    static ValueTest of(BigDecimal expected) {
      Long whole = Numbers.whole(expected);
      return new NumberEquals(expected, whole != null, whole == null ? 0 : whole);
    }

    @Override
    public boolean accepts(Value value) {
      if (isWhole || value.isWhole()) {
        return isWhole && value.isWhole() && value.whole() == whole;
      }
      BigDecimal number = value.number();
      return number != null && number.compareTo(expected) == 0;
    }
  }

  record BooleanEquals(boolean expected) implements ValueTest {
    @Override
    public boolean accepts(Value value) {
      return value.folded().equals(expected ? "true" : "false");
    }
  }

  record NumberOrder(Order order, BigDecimal bound, boolean isWhole, long whole)
      implements ValueTest {
    static ValueTest of(Order order, BigDecimal bound) {
      Long whole = Numbers.whole(bound);
      return new NumberOrder(order, bound, whole != null, whole == null ? 0 : whole);
    }

    @Override
    public boolean accepts(Value value) {
      if (isWhole && value.isWhole()) {
        return order.holds(Long.compare(value.whole(), whole));
      }
      BigDecimal number = value.number();
      return number != null && order.holds(number.compareTo(bound));
    }
  }

  /**
   * @param needs folded texts of which one is in everything that matches; empty when none is known
   */
  record Regex(Pattern pattern, List<String> needs) implements ValueTest {
    @Override
    public boolean accepts(Value value) {
      // Looking for a text is a hundred times cheaper than running an expression.
      return mayAccept(value.folded()) && pattern.matcher(value.text()).find();
    }

    private boolean mayAccept(String folded) {
      for (int i = 0; i < needs.size(); i++) {
        if (folded.contains(needs.get(i))) {
          return true;
        }
      }
      return needs.isEmpty();
    }
  }
}
