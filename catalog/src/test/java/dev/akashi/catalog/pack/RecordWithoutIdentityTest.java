package dev.akashi.catalog.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akashi.catalog.CatalogException;
import dev.akashi.catalog.pack.Normalization.Normalized;
import dev.akashi.catalog.pack.Normalization.Unreadable;
import org.junit.jupiter.api.Test;

class RecordWithoutIdentityTest {
  private static final String BODY =
      """
      identity: {fields: [tenant, id], policy: immutable%s}
      parse: {json: true}
      time: {from: at, formats: [iso], otherwise: collected}
      """;

  @Test
  void isToldApartByItsPlaceWhereThePackSaysSo() {
    var pack = pack(", otherwise: position");

    assertThat(((Normalized) pack.normalize("{\"a\":1}")).nativeId()).isNull();
    assertThat(((Normalized) pack.normalize("{\"tenant\":\"t\",\"id\":7}")).nativeId())
        .isEqualTo("t/7");
  }

  @Test
  void isUnreadableElsewhereAndSoIsHalfAnIdentity() {
    assertThat(pack("").normalize("{\"a\":1}")).satisfies(RecordWithoutIdentityTest::isRefused);
    assertThat(pack(", otherwise: position").normalize("{\"tenant\":\"t\"}"))
        .satisfies(RecordWithoutIdentityTest::isRefused);
  }

  @Test
  void anotherWordIsAMistake() {
    assertThatThrownBy(() -> pack(", otherwise: time"))
        .isInstanceOf(CatalogException.class)
        .hasMessageContaining("expected position, found \"time\"");
  }

  private static void isRefused(Normalization result) {
    assertThat(result)
        .isInstanceOfSatisfying(
            Unreadable.class,
            refused -> assertThat(refused.reason()).isEqualTo(Reason.INVALID_IDENTITY));
  }

  private static TestPack pack(String otherwise) {
    return TestPack.of(BODY.formatted(otherwise));
  }
}
