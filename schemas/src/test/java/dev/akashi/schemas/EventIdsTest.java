package dev.akashi.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EventIdsTest {
  private static final String EVENT = "tickets@1a2b3c4d-000000000007";

  @Test
  void eventIdsSortAsTheStreamDoes() {
    assertThat(EventIds.eventId("tickets@1a2b3c4d", 7)).isEqualTo(EVENT);
    assertThat(EventIds.eventId("s", 99)).isLessThan(EventIds.eventId("s", 100));
    assertThat(EventIds.eventId("s", 999_999_999_999L)).isEqualTo("s-999999999999");
  }

  @Test
  void aSequenceOutsideItsDigitsIsRefused() {
    assertThatThrownBy(() -> EventIds.eventId("s", -1)).hasMessageContaining("-1");
    assertThatThrownBy(() -> EventIds.eventId("s", 1_000_000_000_000L))
        .hasMessageContaining("expected 0 to 999999999999");
  }

  @Test
  void evidenceWithoutNativeIdentityIsNamedAfterItsEvent() {
    assertThat(EventIds.evidenceId(EVENT, "payments", "linux-auth", null)).contains(EVENT);
  }

  @Test
  void nativeIdentityIsUniqueWithinSystemAndPack() {
    assertThat(EventIds.evidenceId(EVENT, "payments", "change-ticket", "CHG-1/3"))
        .contains("payments/change-ticket/CHG-1/3");
  }

  @Test
  void anIdThatElasticsearchWouldRefuseIsNone() {
    // 認 is three bytes in UTF-8, and the system and the pack take four.
    assertThat(EventIds.evidenceId(EVENT, "s", "p", "認".repeat(169))).isPresent();
    assertThat(EventIds.evidenceId(EVENT, "s", "p", "認".repeat(170))).isEmpty();
  }
}
