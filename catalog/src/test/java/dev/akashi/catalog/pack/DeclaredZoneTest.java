package dev.akashi.catalog.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akashi.catalog.CatalogException;
import dev.akashi.catalog.pack.Normalization.Normalized;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A pack whose source always writes the same zone; the zone of the source is Asia/Tokyo. */
class DeclaredZoneTest {
  private static final String BODY =
      """
      identity: none
      parse: {json: true}
      time: {from: at, formats: [uuuu-MM-dd HH:mm:ss, iso, date], zone: UTC}
      map:
        - set: {event.category: [configuration], event.type: [info]}
          copy: {event.start: begin | time}
        - when: {begin: {before: at}}
          set: {event.outcome: success}
      """;

  @Test
  void aTimeWithoutAnOffsetIsOfThatZoneAndNothingIsInferred() {
    var read = read("{\"at\":\"2026-11-22 03:00:00\",\"begin\":\"2026-11-22T02:59:59\"}");

    assertThat(read.occurredAt()).isEqualTo("2026-11-22T03:00:00Z");
    assertThat(read.inferred()).isFalse();
    assertThat(text(read))
        .contains("\"start\":\"2026-11-22T02:59:59.000Z\"", "\"outcome\":\"success\"")
        .doesNotContain("notes");
  }

  @Test
  void anOffsetInTheRecordCountsBeforeIt() {
    assertThat(read("{\"at\":\"2026-11-22T12:00:00+09:00\"}").occurredAt())
        .isEqualTo("2026-11-22T03:00:00Z");
  }

  @Test
  void aDateIsADayOfThatZoneAndItsTimeOfDayIsInferred() {
    var read = read("{\"at\":\"2026-11-22\"}");

    assertThat(read.occurredAt()).isEqualTo("2026-11-22T00:00:00Z");
    assertThat(read.inferred()).isTrue();
  }

  @Test
  void aZoneThatIsNoneIsAMistake() {
    assertThatThrownBy(() -> TestPack.of(BODY.replace("UTC", "Tokio")))
        .isInstanceOf(CatalogException.class)
        .hasMessageContaining("time.zone: expected a zone such as UTC, found \"Tokio\"");
  }

  private static Normalized read(String record) {
    return (Normalized) TestPack.of(BODY).normalize(record);
  }

  private static String text(Normalized normalized) {
    return new String(normalized.document(), StandardCharsets.UTF_8);
  }
}
