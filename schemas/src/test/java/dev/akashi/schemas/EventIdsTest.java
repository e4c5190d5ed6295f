package dev.akashi.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
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
    assertThat(EventIds.evidenceId(EVENT, "payments", "linux-auth", List.of(), null))
        .contains(EVENT);
  }

  @Test
  void nativePartsNeverRunIntoOneAnother() {
    assertThat(EventIds.evidenceId(EVENT, "payments", "p", List.of("a", "b"), null))
        .contains("payments/p/a/b");
    assertThat(EventIds.evidenceId(EVENT, "payments", "p", List.of("a/b"), null))
        .contains("payments/p/a%2Fb");
    assertThat(EventIds.evidenceId(EVENT, "payments", "p", List.of("a"), "3"))
        .contains("payments/p/a/r:3");
    assertThat(EventIds.evidenceId(EVENT, "payments", "p", List.of("a", "r:3"), null))
        .contains("payments/p/a/r%3A3");
  }

  @Test
  void anIdThatElasticsearchWouldRefuseIsNone() {
    // 認 is three bytes in UTF-8.
    assertThat(EventIds.evidenceId(EVENT, "s", "p", List.of("認".repeat(169)), null)).isPresent();
    assertThat(EventIds.evidenceId(EVENT, "s", "p", List.of("認".repeat(170)), null)).isEmpty();
  }
}
