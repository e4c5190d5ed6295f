package dev.akashi.catalog.pack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akashi.catalog.Layer;
import dev.akashi.catalog.pack.Normalization.Normalized;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OriginTest {
  private static final Pack PACK =
      TestPack.of(
              """
              identity: none
              parse: {json: true}
              time: {from: at, formats: [iso, date]}
              effective: {from: from, to: to}
              map:
                - copy: {user.name: user}
              """)
          .pack();

  @Test
  void theOriginComesLastAndOutsideTheContentDigest() throws Exception {
    var one = normalize(origin(7, "0:100"));
    var other = normalize(origin(8, "0:200"));
    var none = normalize(null);

    var text = new String(one.document(), StandardCharsets.UTF_8);
    var cut = text.indexOf(",\"origin\":");
    assertThat(text.substring(cut))
        .isEqualTo(
            ",\"origin\":{\"event_id\":\"s@i-000000000007\",\"stream\":\"s@i\",\"sequence\":7,"
                + "\"source\":\"s\",\"system\":\"shop\",\"layers\":[\"common\",\"saas\"],"
                + "\"position\":\"0:100\",\"collected_at\":\"2026-11-22T03:10:00.000Z\","
                + "\"zone\":\"Asia/Tokyo\",\"log.file.path\":\"/var/log/x\"}}}");
    assertThat(one.contentDigest()).isEqualTo(sha256(text.substring(0, cut)));
    assertThat(one.documentDigest()).isEqualTo(sha256(text));
    assertThat(other.contentDigest()).isEqualTo(one.contentDigest());
    assertThat(other.documentDigest()).isNotEqualTo(one.documentDigest());
    assertThat(none.contentDigest()).isEqualTo(one.contentDigest());
    assertThat(new String(none.document(), StandardCharsets.UTF_8))
        .isEqualTo(text.substring(0, cut) + "}}");
  }

  @Test
  void theLastDayOfAPeriodIsPartOfIt() {
    var normalized = normalize(null);

    assertThat(normalized.occurredAt()).isEqualTo("2026-11-21T15:00:00Z");
    assertThat(normalized.inferred()).isTrue();
    assertThat(normalized.effectiveFrom()).isEqualTo("2026-03-31T15:00:00Z");
    assertThat(normalized.effectiveTo()).isEqualTo("2027-03-31T15:00:00Z");
  }

  private static Origin origin(long sequence, String position) {
    return new Origin(
        "s@i-%012d".formatted(sequence),
        "s@i",
        sequence,
        "s",
        position,
        Map.of("log.file.path", "/var/log/x"));
  }

  private static Normalized normalize(@Nullable Origin origin) {
    var record =
        """
        {"at":"2026-11-22","from":"2026-04-01","to":"2027-03-31","user":"太郎"}\
        """;
    return (Normalized)
        PACK.normalize(
            new RawRecord(
                record.getBytes(StandardCharsets.UTF_8),
                "UTF-8",
                ZoneId.of("Asia/Tokyo"),
                Instant.parse("2026-11-22T03:10:00Z"),
                EnumSet.of(Layer.COMMON, Layer.SAAS),
                "shop",
                origin));
  }

  private static String sha256(String text) throws Exception {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
