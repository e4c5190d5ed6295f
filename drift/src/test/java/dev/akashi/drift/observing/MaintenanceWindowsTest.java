package dev.akashi.drift.observing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akashi.schemas.MaintenanceWindow;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A ticket must not be a way to silence alerts. */
class MaintenanceWindowsTest {
  private static final Map<String, Object> APPROVED =
      Map.of(
          "akashi.change.id", "CHG-1",
          "akashi.change.state", "approved",
          "akashi.change.independent_approval", "given",
          "akashi.change.planned.from", "2026-06-01T00:00:00Z",
          "akashi.change.planned.to", "2026-06-01T04:00:00Z");

  private static MaintenanceWindow window(String field, String value) {
    var fields = new HashMap<>(APPROVED);
    fields.put(field, value);
    return MaintenanceWindows.of("shop", fields).orElseThrow();
  }

  private static boolean isOpen(MaintenanceWindow window) {
    return window.getFrom().isBefore(window.getTo());
  }

  @Test
  void anApprovedTicketOpensTheTimeThatItPlans() {
    var window = MaintenanceWindows.of("shop", APPROVED).orElseThrow();
    assertThat(window.getSystem()).isEqualTo("shop");
    assertThat(window.getTicket()).isEqualTo("CHG-1");
    assertThat(window.getTo()).isEqualTo("2026-06-01T04:00:00Z");
  }

  @ParameterizedTest
  @CsvSource({
    "akashi.change.state, draft",
    "akashi.change.state, cancelled",
    "akashi.change.state, closed",
    "akashi.change.independent_approval, missing",
    "akashi.change.independent_approval, self",
    "akashi.change.planned.to, 2026-06-04T00:00:01Z"
  })
  void whatIsNotApprovedByAnotherOrTooLongIsTakenBack(String field, String value) {
    assertThat(isOpen(window(field, value))).isFalse();
  }

  @Test
  void threeDaysAreTheLongest() {
    assertThat(isOpen(window("akashi.change.planned.to", "2026-06-04T00:00:00Z"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"akashi.change.id", "akashi.change.planned.from", "akashi.change.planned.to"})
  void whatLacksSomethingSaysNothingOfAWindow(String field) {
    var fields = new HashMap<>(APPROVED);
    fields.remove(field);
    assertThat(MaintenanceWindows.of("shop", fields)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"tomorrow", "2026-05-01T00:00:00Z", ""})
  void aTimeThatIsNoneOrRunsBackwardsOpensNothing(String to) {
    var fields = new HashMap<>(APPROVED);
    fields.put("akashi.change.planned.to", to);
    assertThat(MaintenanceWindows.of("shop", fields)).isEmpty();
  }
}
