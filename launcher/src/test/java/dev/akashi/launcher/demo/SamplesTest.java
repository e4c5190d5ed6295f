package dev.akashi.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akashi.catalog.Catalog;
import dev.akashi.catalog.Layer;
import dev.akashi.catalog.pack.Normalization;
import dev.akashi.catalog.pack.Normalization.Normalized;
import dev.akashi.catalog.pack.Normalization.Unreadable;
import dev.akashi.catalog.pack.Polarity;
import dev.akashi.catalog.pack.RawRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamplesTest {
  private static final Instant NOW = Instant.parse("2026-11-22T03:04:05Z");
  private static final Catalog CATALOG = Catalog.builtIn();

  @ParameterizedTest
  @CsvSource({
    "auth-before.log, linux-auth, 0",
    "auth-after.log, linux-auth, 1",
    "auth-live.log, linux-auth, 0",
    "access.log, nginx-access, 0",
    "access-live.log, nginx-access, 0",
    "cloudaudit.ndjson, tencent-cloudaudit, 0",
    "tickets.ndjson, change-ticket, 1",
    "reviews.ndjson, access-review, 0",
    "attestations.ndjson, attestation, 0",
    "ledger-attestations.ndjson, attestation, 0",
    "ledger-deployments.ndjson, deployment, 0",
    "ledger-deployment-unapproved.ndjson, deployment, 0",
    "ledger-tickets.ndjson, change-ticket, 0",
    "ledger-ticket-unapproved.ndjson, change-ticket, 0",
    "edge-sensors.ndjson, operation-record, 0"
  })
  void itsPackReadsEveryRecordThatIsNotMeantToFail(String file, String pack, int unreadable) {
    assertThat(read(file, pack).stream().filter(Unreadable.class::isInstance))
        .as("unreadable records of %s", file)
        .hasSize(unreadable);
  }

  @ParameterizedTest
  @CsvSource({
    "auth-after.log, linux-auth",
    "cloudaudit.ndjson, tencent-cloudaudit",
    "tickets.ndjson, change-ticket",
    "reviews.ndjson, access-review"
  })
  void thereIsGoodAndBad(String file, String pack) {
    List<Polarity> polarities =
        read(file, pack).stream()
            .filter(Normalized.class::isInstance)
            .map(Normalized.class::cast)
            .flatMap(read -> read.tags().stream())
            .map(tag -> tag.polarity())
            .toList();

    assertThat(polarities).contains(Polarity.SUPPORTS, Polarity.CONTRADICTS);
  }

  @Test
  void aChangePutLiveWithoutApprovalContradicts() {
    Normalization change = read("tickets.ndjson", "change-ticket").get(2);

    assertThat(((Normalized) change).tags())
        .anyMatch(
            tag -> tag.control().equals("mic:III.1.1.8") && tag.polarity() == Polarity.CONTRADICTS);
  }

  private static List<Normalization> read(String file, String pack) {
    return Sample.lines(file, NOW).stream()
        .map(line -> CATALOG.pack(pack).orElseThrow().normalize(record(line)))
        .toList();
  }

  private static RawRecord record(String line) {
    return new RawRecord(
        line.getBytes(StandardCharsets.UTF_8),
        "UTF-8",
        Sample.ZONE,
        NOW,
        EnumSet.allOf(Layer.class),
        "demo",
        null);
  }
}
