package dev.akashi.sigma;

import static dev.akashi.sigma.Sigma.accepts;
import static dev.akashi.sigma.Sigma.entry;
import static dev.akashi.sigma.Sigma.holds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers, booleans, null, the empty text and lists. */
class TypedValueTest {

  @Test
  void numbersEqualNumbersAndTheirWrittenForm() {
    for (Object value :
        new Object[] {
          4625,
          4625L,
          (short) 4625,
          4625.0,
          4625f,
          "4625",
          "4625.00",
          new BigDecimal("4625"),
          BigInteger.valueOf(4625)
        }) {
      assertThat(accepts("f: 4625", value)).as("%s", value).isTrue();
    }
    for (Object value :
        new Object[] {4626, "46250", "4625x", " 4625", "0x1211", "", true, "4625e0"}) {
      assertThat(accepts("f: 4625", value)).as("%s", value).isFalse();
    }
    assertThat(accepts("f: 1.5", "1.50")).isTrue();
    assertThat(accepts("f: -3", -3)).isTrue();
    assertThat(accepts("f: 12345678901234567890", "12345678901234567890")).isTrue();
  }

  @Test
  void textInARuleMeetsTheWrittenFormOfANumber() {
    assertThat(accepts("f: '4625'", 4625)).isTrue();
    assertThat(accepts("f: '46*'", 4625)).isTrue();
    assertThat(accepts("f: '10000000000'", 1.0E10)).isTrue();
  }

  @Test
  void numbersWithoutAValueAreText() {
    assertThat(accepts("f: 1", Double.NaN)).isFalse();
    assertThat(accepts("f|lt: 1", Double.NEGATIVE_INFINITY)).isFalse();
    assertThat(accepts("f: nan", Double.NaN)).isTrue();
  }

  @Test
  void enormousExponentsAreComparedWithoutWritingThemOut() {
    assertThat(accepts("f|gt: 5", new BigDecimal("1E+1000000000"))).isTrue();
    assertThat(accepts("f: '*e+1000000000'", new BigDecimal("1E+1000000000"))).isTrue();
  }

  @Test
  void booleansMeetTheirWrittenForms() {
    assertThat(accepts("f: true", true)).isTrue();
    assertThat(accepts("f: true", "True")).isTrue();
    assertThat(accepts("f: true", false)).isFalse();
    assertThat(accepts("f: true", 1)).isFalse();
    assertThat(accepts("f: false", "FALSE")).isTrue();
    assertThat(accepts("f: 'true'", true)).isTrue();
  }

  @Test
  void nullMeansNoValueAndTheEmptyTextIsOne() {
    assertThat(accepts("f: null", null)).isTrue();
    assertThat(holds(entry("f: null"), Map.of())).isTrue();
    assertThat(accepts("f: null", List.of())).isTrue();
    assertThat(accepts("f: null", Arrays.asList(null, null))).isTrue();
    assertThat(accepts("f: null", "")).isFalse();
    assertThat(accepts("f: null", "null")).isFalse();
    assertThat(accepts("f:", null)).isTrue();
    assertThat(accepts("f: ''", "")).isTrue();
    assertThat(accepts("f: ''", null)).isFalse();
    assertThat(accepts("f: ''", " ")).isFalse();
    assertThat(holds(entry("f: ''"), Map.of())).isFalse();
  }

  @Test
  void aListMatchesWhenOneOfItsElementsDoes() {
    assertThat(accepts("f: b", List.of("a", "b"))).isTrue();
    assertThat(accepts("f: 2", List.of("1", 2))).isTrue();
    assertThat(accepts("f: c", List.of("a", "b"))).isFalse();
    assertThat(accepts("f|neq: b", List.of("a", "b"))).isFalse();
    assertThat(accepts("f: a", Arrays.asList(null, "a"))).isTrue();
  }

  @Test
  void fieldNamesAreCaseSensitiveAndDotsBelongToThem() {
    assertThat(holds(entry("a.b: x"), Map.of("a.b", "x"))).isTrue();
    assertThat(holds(entry("a.b: x"), Map.of("A.b", "x"))).isFalse();
  }

  @Test
  void anEventDoesNotFollowItsSources() {
    List<String> list = new ArrayList<>(List.of("a"));
    Map<String, Object> fields = new HashMap<>(Map.of("f", list));
    Event event = Event.of(fields);
    list.add("b");
    fields.clear();

    RuleSet rules = Sigma.rules(entry("f: b"));

    assertThat(rules.match(event)).isEmpty();
    assertThat(Sigma.rules(entry("f: a")).match(event)).hasSize(1);
  }

  @Test
  void anEventRefusesMapsAndNestedLists() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Event.of(Map.of("f", Map.of("g", 1))))
        .withMessageContaining("field 'f'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Event.of(Map.of("f", List.of(List.of()))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"9223372036854775807", "-9223372036854775808", "9223372036854775808"})
  void numbersAtTheEdgeOfALongAreEqualInAnyForm(String number) {
    BigDecimal decimal = new BigDecimal(number);

    assertThat(accepts("f: " + number, decimal)).isTrue();
    assertThat(accepts("f: " + number, decimal.toBigIntegerExact())).isTrue();
    assertThat(accepts("f: " + number, number)).isTrue();
    assertThat(accepts("f: " + number, number + ".00")).isTrue();
    assertThat(accepts("f: " + number, decimal.longValue()))
        .isEqualTo(decimal.toBigIntegerExact().bitLength() < Long.SIZE);
    assertThat(accepts("f: " + number, decimal.add(BigDecimal.ONE))).isFalse();
    assertThat(accepts("f: " + number, decimal.movePointLeft(1))).isFalse();
  }
}
