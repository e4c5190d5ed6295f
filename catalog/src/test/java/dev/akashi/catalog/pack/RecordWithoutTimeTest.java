package dev.akashi.catalog.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akashi.catalog.CatalogException;
import dev.akashi.catalog.pack.Normalization.Normalized;
import dev.akashi.catalog.pack.Normalization.Unreadable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RecordWithoutTimeTest {
  private static final String BODY =
      """
      identity: none
      parse: {json: true}
      time: {from: at, formats: [iso]%s}
      """;

  @Test
  void countsAsOfItsCollectionWhereThePackSaysSo() {
    var result = (Normalized) pack(", otherwise: collected").normalize("{\"a\":1}");

    assertThat(result.occurredAt()).isEqualTo(Instant.parse("2026-11-22T03:10:00Z"));
    assertThat(result.inferred()).isTrue();
    assertThat(new String(result.document(), StandardCharsets.UTF_8))
        .contains("the record names no time; the one given is that of its collection");
  }

  @Test
  void isUnreadableElsewhereAndSoIsATimeThatIsNone() {
    assertThat(pack("").normalize("{\"a\":1}"))
        .isInstanceOfSatisfying(
            Unreadable.class, result -> assertThat(result.reason()).isEqualTo(Reason.INVALID_TIME));
    assertThat(pack(", otherwise: collected").normalize("{\"at\":\"soon\"}"))
        .isInstanceOfSatisfying(
            Unreadable.class, result -> assertThat(result.reason()).isEqualTo(Reason.INVALID_TIME));
  }

  @Test
  void anotherWordIsAMistake() {
    assertThatThrownBy(() -> pack(", otherwise: now"))
        .isInstanceOf(CatalogException.class)
        .hasMessageContaining("expected collected, or nothing, found \"now\"");
  }

  private static TestPack pack(String otherwise) {
    return TestPack.of(BODY.formatted(otherwise));
  }
}
