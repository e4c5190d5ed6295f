package dev.akashi.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akashi.devservices.TestServers;
import dev.akashi.schemas.Evidence;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ElasticsearchEvidenceStoreIT implements EvidenceStoreContract, EvidenceReaderContract {
  private final String unique = UUID.randomUUID().toString().substring(0, 8);

  private static StoreAddress address =
      new StoreAddress(URI.create("http://127.0.0.1:1"), null, null);
  private static ElasticsearchEvidenceStore store =
      ElasticsearchEvidenceStore.connect(address, Clock.systemUTC());

  @BeforeAll
  static void connect() {
    var server = TestServers.elasticsearch();
    address = new StoreAddress(URI.create(server.url()), server.user(), server.password());
    store = ElasticsearchEvidenceStore.connect(address, Clock.systemUTC());
    StoreSetup.ensure(address);
  }

  @AfterAll
  static void close() {
    store.close();
  }

  @Override
  public EvidenceStore store() {
    return store;
  }

  @Override
  public String unique() {
    return unique;
  }

  @Override
  public void settle() {
    store.refresh();
  }

  @Test
  void setUpMayBeRepeated() {
    StoreSetup.ensure(address);
    StoreSetup.ensure(address);
  }

  @Test
  void mappingRefusesOneItemAndTakesItsNeighbours() {
    Evidence good = event(1).with(d -> d.putObject("source").put("ip", "2001:db8::7")).evidence();
    Evidence badIp = event(2).with(d -> d.putObject("source").put("ip", "host.example")).evidence();
    Evidence objectForText = event(3).with(d -> d.putObject("user").putObject("name")).evidence();
    Evidence badNumber =
        event(4).with(d -> d.putObject("process").put("pid", "not a number")).evidence();

    List<Verdict> verdicts = write(good, badIp, objectForText, badNumber);

    assertThat(verdicts.getFirst()).isEqualTo(new Verdict.Stored());
    assertThat(verdicts.subList(1, 4))
        .allSatisfy(
            verdict -> {
              assertThat(verdict).isInstanceOf(Verdict.Rejected.class);
              assertThat(((Verdict.Rejected) verdict).reason()).isEqualTo("STORE_REFUSED");
            });
    assertThat(verdicts.get(1).toString()).contains("source.ip");
  }

  @Test
  void hostileKeysNeverGrowTheMapping() {
    ObjectNode hostile = Samples.JSON.createObjectNode();
    for (int i = 0; i < 2_000; i++) {
      hostile.put("k" + i + ".a..b", i).put("x." + i, "v");
    }
    hostile.putObject("deep").putObject("a.b").put(" ", "blank").put("", "empty").put(".", "dot");
    Evidence evidence =
        event(1)
            .with(
                document -> {
                  document.put("unknown", "field").putObject("other").put("x", 1);
                  for (int i = 0; i < 500; i++) {
                    document.putObject("top" + i).put("k" + i, i);
                  }
                })
            .evidence();
    String withNative =
        new String(evidence.getDocument().array(), java.nio.charset.StandardCharsets.UTF_8)
            .replace("\"akashi\":{", "\"akashi\":{\"details\":" + hostile + ",");
    write(event(7).evidence());
    int before = fields();

    assertThat(write(event(1).evidence(withNative))).containsExactly(new Verdict.Stored());

    assertThat(fields()).isEqualTo(before);
  }

  private static int fields() {
    try (ElasticClient client = new ElasticClient(address)) {
      return client
          .call("GET", "/akashi-evidence-2026.11/_mapping", Map.of(), (JsonNode) null)
          .json()
          .toString()
          .length();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"source", "url", "akashi.details"})
  void valuesLongerThanATermAreKept(String where) {
    String huge = "長".repeat(40_000);
    Evidence plain = event(1).text(huge).evidence();
    Evidence keyed =
        switch (where) {
          case "source" ->
              event(2).with(d -> d.putObject("source").put("address", huge)).evidence();
          case "url" -> event(2).with(d -> d.putObject("url").put("original", huge)).evidence();
          default ->
              event(2)
                  .evidence(
                      event(2)
                          .document()
                          .replace(
                              "\"akashi\":{", "\"akashi\":{\"details\":{\"x\":\"" + huge + "\"},"));
        };

    assertThat(write(plain, keyed)).containsOnly(new Verdict.Stored());
  }

  @Test
  void batchOfManyBulksHasAVerdictForEachItem() {
    String filler = "x".repeat(20_000);
    List<Evidence> batch =
        LongStream.range(0, 700).mapToObj(i -> event(i).text(filler + i).evidence()).toList();

    assertThat(store.write(batch)).hasSize(700).containsOnly(new Verdict.Stored());
    settle();

    EvidenceReader.EvidencePage page = store.search(all().withPage(200, null));
    assertThat(page.total()).isEqualTo(700);
    assertThat(page.items()).hasSize(200);
  }

  @Test
  void wrongPasswordIsSaidAndNothingIsRejected() {
    StoreAddress stranger = new StoreAddress(address.url(), "elastic", "wrong");
    try (var refused =
        ElasticsearchEvidenceStore.connect(
            stranger, java.time.Duration.ofMillis(50), Clock.systemUTC())) {
      assertThatThrownBy(() -> refused.write(List.of(event(1).evidence())))
          .isInstanceOf(StoreUnavailableException.class)
          .hasMessageContaining("401");
      assertThat(refused.health().ok()).isFalse();
      assertThat(refused.health().message()).doesNotContain("wrong\"");
    }
  }
}
