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
      for (ValueTest variant : variants) {
        if (variant.accepts(value)) {
          return true;
        }
      }
      return false;
    }
  }

  record NumberEquals(BigDecimal expected) implements ValueTest {
    @Override
    public boolean accepts(Value value) {
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

  record NumberOrder(Order order, BigDecimal bound) implements ValueTest {
    @Override
    public boolean accepts(Value value) {
      BigDecimal number = value.number();
      return number != null && order.holds(number.compareTo(bound));
    }
  }

  record Regex(Pattern pattern) implements ValueTest {
    @Override
    public boolean accepts(Value value) {
      return pattern.matcher(value.text()).find();
    }
  }
}
