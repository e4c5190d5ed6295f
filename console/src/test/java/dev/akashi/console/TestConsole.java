package dev.akashi.console;

import dev.akashi.catalog.Catalog;
import dev.akashi.catalog.Controls;
import dev.akashi.catalog.Phrase;
import dev.akashi.schemas.Evidence;
import dev.akashi.schemas.Heartbeat;
import dev.akashi.schemas.Hop;
import dev.akashi.schemas.Polarity;
import dev.akashi.schemas.Quarantined;
import dev.akashi.schemas.StreamCount;
import dev.akashi.store.EvidenceReader;
import dev.akashi.store.InMemoryEvidenceStore;
import dev.akashi.store.InMemoryStatusStore;
import dev.akashi.store.StatusReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The real console on a free port, over the store's in-memory twin and counts by hand. */
final class TestConsole implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-22T03:10:00Z");
  static final String CONTROL = "mic:III.1.1.12";
  static final String ODD_ID = "payments-prod/linux-auth/a b/é?&=#%2F/証跡";
  static final Scoped SCOPE =
      new Scoped(
          ZoneId.of("Asia/Tokyo"),
          new TreeMap<>(
              Map.of(
                  TestStatuses.PAY, new Phrase("Payments", "決済"),
                  TestStatuses.HR, new Phrase("HR portal", "人事ポータル"))),
          List.of(
              new StreamTable.Configured("bastion", "payments-prod", "linux-auth"),
              new StreamTable.Configured("tickets", "payments-prod", "change-ticket")));

  private static final Catalog CATALOG = Catalog.builtIn();

  private final HttpClient client = HttpClient.newHttpClient();
  private final ConfigurableApplicationContext context;

  TestConsole(EvidenceReader reader, StatusReader statuses, Counts counts) {
    var application = ConsoleApp.application();
    application.addInitializers(
        created -> {
          var beans = (GenericApplicationContext) created;
          beans.registerBean(Clock.class, () -> Clock.fixed(NOW, ZoneOffset.UTC));
          beans.registerBean(Controls.class, CATALOG::controls);
          beans.registerBean(
              ExpectationTitles.class, () -> ExpectationTitles.of(CATALOG.expectations()));
          beans.registerBean(Scoped.class, () -> SCOPE);
          beans.registerBean(EvidenceReader.class, () -> reader);
          beans.registerBean(StatusReader.class, () -> statuses);
          beans.registerBean(Counts.class, () -> counts);
        });
    context = application.run("--server.port=0", "--akashi.console.hosts=console.example");
  }

  /** With some evidence of every direction, hostile text among it. */
  static TestConsole filled() {
    var store = new InMemoryEvidenceStore(Clock.fixed(NOW, ZoneOffset.UTC));
    store.write(evidence());
    store.quarantine(List.of(quarantined()));
    return new TestConsole(store, statuses(), () -> counts(4));
  }

  /** The same, but nothing was evaluated for so many seconds. */
  static TestConsole evaluated(long secondsAgo) {
    return new TestConsole(noEvidence(), statuses(), () -> counts(secondsAgo));
  }

  static TestConsole empty() {
    Counts.Snapshot counts = Counts.Snapshot.none(NOW, null);
    return new TestConsole(noEvidence(), new InMemoryStatusStore(), () -> counts);
  }

  private static InMemoryEvidenceStore noEvidence() {
    return new InMemoryEvidenceStore(Clock.fixed(NOW, ZoneOffset.UTC));
  }

  static StatusReader statuses() {
    var store = new InMemoryStatusStore();
    store.write(TestStatuses.all());
    return store;
  }

  static List<Evidence> evidence() {
    List<Evidence> all = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      String second = "%02d".formatted(i);
      all.add(
          TestEvidence.event(i, "2026-11-22T03:04:" + second + ".000Z")
              .user("user-" + i)
              .tag(CONTROL, Polarity.SUPPORTS)
              .build());
    }
    all.add(
        TestEvidence.event(60, "2026-11-22T03:05:00.123Z")
            .id(ODD_ID)
            .user("鈴木 花子")
            .did("ssh_login", "failure")
            .on("踏み台-1")
            .original("Failed password for 鈴木 from 203.0.113.5 port 50022 ssh2")
            .inferred()
            .tag(CONTROL, Polarity.CONTRADICTS)
            .tag("mic:III.1.1.8", Polarity.CONTEXT)
            .build());
    all.add(
        TestEvidence.event(61, "2026-11-22T03:06:00.000Z")
            .id("hostile")
            .user("<script>alert(1)</script>")
            .did("\u202Enimda\u0007", "success")
            .on("${jndi:ldap://x.example/a}")
            .original("</bdi><img src=x onerror=alert(1)> \u202E ${T(java.lang.Runtime)} \u0000")
            .tag("mic:II.4.4.1", Polarity.CONTEXT)
            .build());
    return all;
  }

  static Counts.Snapshot counts(long evaluatedSecondsAgo) {
    return new Counts.Snapshot(
        List.of(
            count(Hop.COLLECTOR, 100, 100, 0, 0),
            count(Hop.NORMALIZER, 99, 97, 0, 2),
            count(Hop.INDEXER, 97, 95, 1, 0)),
        List.of(beat("collector", 4), beat("normalizer", 90), beat("drift", evaluatedSecondsAgo)),
        TestStatuses.marks(evaluatedSecondsAgo),
        NOW,
        null);
  }

  private static StreamCount count(
      Hop hop, long accepted, long evidence, long duplicates, long quarantined) {
    return StreamCount.newBuilder()
        .setHop(hop)
        .setStream(TestEvidence.STREAM)
        .setSource("bastion")
        .setSystem("payments-prod")
        .setPack("linux-auth")
        .setNextSequence(accepted)
        .setAccepted(accepted)
        .setEvidence(evidence)
        .setDuplicates(duplicates)
        .setQuarantined(quarantined)
        .setConflicts(0)
        .setMissing(0)
        .setRedeliveries(0)
        .setLastCollectedAt(NOW.minusSeconds(5))
        .setAt(NOW)
        .build();
  }

  private static Heartbeat beat(String app, long secondsAgo) {
    return Heartbeat.newBuilder()
        .setApp(app)
        .setInstance("test")
        .setVersion("0.1.0")
        .setStartedAt(NOW.minusSeconds(600))
        .setAt(NOW.minusSeconds(secondsAgo))
        .setOk(true)
        .setMessage("")
        .build();
  }

  private static Quarantined quarantined() {
    return Quarantined.newBuilder()
        .setEventId("bastion@test-000000000070")
        .setStream(TestEvidence.STREAM)
        .setSequence(70)
        .setSource("bastion")
        .setSystem("payments-prod")
        .setPack("linux-auth")
        .setPosition("f00d:7000")
        .setHop(Hop.NORMALIZER)
        .setReason("UNREADABLE")
        .setMessage("expected a month at byte 0, found \u202E<b>")
        .setCollectedAt(NOW)
        .setQuarantinedAt(NOW)
        .setLength(120)
        .setDigest("ab".repeat(32))
        .setHead(ByteBuffer.wrap(new byte[] {1, 2, 3}))
        .build();
  }

  String url() {
    var server = ((ServletWebServerApplicationContext) context).getWebServer();
    return "http://127.0.0.1:" + server.getPort();
  }

  int port() {
    return URI.create(url()).getPort();
  }

  HttpResponse<String> get(String path, String... headers) {
    return send("GET", path, headers);
  }

  HttpResponse<String> send(String method, String path, String... headers) {
    var request =
        HttpRequest.newBuilder(URI.create(url() + path))
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    client.close();
    context.close();
  }
}
