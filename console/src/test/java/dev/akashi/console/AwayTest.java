package dev.akashi.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.akashi.store.EvidenceQuery;
import dev.akashi.store.EvidenceReader;
import dev.akashi.store.QuarantineQuery;
import dev.akashi.store.StoreUnavailableException;
import dev.akashi.store.StoredEvidence;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Servers that are away are named, with the time since; no page shows a trace, or waits. */
final class AwayTest {
  private static TestConsole console;

  @BeforeAll
  static void start() {
    Away away = Away.again(null, TestConsole.NOW, "Connection refused");
    console =
        new TestConsole(
            new AwayStore(), TestConsole.statuses(), () -> Counts.Snapshot.none(null, away));
  }

  @AfterAll
  static void stop() {
    console.close();
  }

  @Test
  void pagesSayWhatIsAwayAndSinceWhen() {
    for (String path : new String[] {"/", "/status", "/controls/III.1.1.12", "/evidence?id=x"}) {
      HttpResponse<String> page = console.get(path, "Accept-Language", "en");
      assertThat(page.statusCode()).as(path).isEqualTo(503);
      assertThat(page.body())
          .contains("Elasticsearch is away since 2026-11-22 12:10:00 JST", "Kafka is down")
          .doesNotContain("Exception", "at dev.akashi");
    }
  }

  @Test
  void sourcesSayThatNothingCanBeSaid() {
    HttpResponse<String> page = console.get("/sources", "Accept-Language", "en");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("Nothing can be said about the sources");
  }

  @Test
  void theApiSaysSoToo() {
    HttpResponse<String> evidence = console.get("/api/v1/evidence");
    assertThat(evidence.statusCode()).isEqualTo(503);
    assertThat(evidence.body())
        .contains("\"component\":\"elasticsearch\"", "\"since\":\"2026-11-22T03:10:00.000Z\"");
    assertThat(console.get("/api/v1/sources").body()).contains("\"component\":\"kafka\"");
    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(
            () ->
                assertThat(console.get("/api/v1/health").body())
                    .contains("\"status\":\"down\"", "\"name\":\"elasticsearch\""));
  }

  private static final class AwayStore implements EvidenceReader {
    private static StoreUnavailableException refused() {
      return new StoreUnavailableException("Connection refused", null);
    }

    @Override
    public EvidencePage search(EvidenceQuery query) {
      throw refused();
    }

    @Override
    public EvidencePage oldestFirst(EvidenceQuery query) {
      throw refused();
    }

    @Override
    public Optional<StoredEvidence> get(String id) {
      throw refused();
    }

    @Override
    public Optional<StoredEvidence> byEvent(String eventId) {
      throw refused();
    }

    @Override
    public Map<String, ControlCount> countsPerControl(
        Instant from, Instant to, @Nullable String system) {
      throw refused();
    }

    @Override
    public Totals totals() {
      throw refused();
    }

    @Override
    public QuarantinePage quarantined(QuarantineQuery query) {
      throw refused();
    }

    @Override
    public StoreHealth health() {
      return new StoreHealth(false, "Connection refused");
    }
  }
}
