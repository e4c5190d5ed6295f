package dev.akashi.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventTest {

  @Test
  void valuesAreReadAsTexts() {
    Map<String, @Nullable Object> fields = new HashMap<>();
    fields.put("one", "x");
    fields.put("many", Arrays.asList("x", null, 2L, true));
    fields.put("large", new BigDecimal("1E+3"));
    fields.put("none", null);
    Event event = Event.of(fields);

    assertThat(event.texts("one")).containsExactly("x");
    assertThat(event.texts("many")).isEqualTo(List.of("x", "2", "true"));
    assertThat(event.texts("large")).containsExactly("1000");
    assertThat(event.texts("none")).isEmpty();
    assertThat(event.texts("absent")).isEmpty();
  }
}
