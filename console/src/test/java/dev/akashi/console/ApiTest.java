package dev.akashi.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ApiTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static TestConsole console;

  @BeforeAll
  static void start() {
    console = TestConsole.filled();
  }

  @AfterAll
  static void stop() {
    console.close();
  }

  @Test
  void evidenceOfAControlNewestFirst() {
    JsonNode list = ok("/api/v1/evidence?control=III.1.1.12&limit=2");

    assertThat(list.path("control").asString()).isEqualTo("mic:III.1.1.12");
    assertThat(list.path("total").asLong()).isEqualTo(61);
    assertThat(list.path("zone").asString()).isEqualTo("Asia/Tokyo");
    JsonNode newest = list.path("items").get(0);
    assertThat(newest.path("id").asString()).isEqualTo(TestConsole.ODD_ID);
    assertThat(newest.path("occurred_at").asString()).isEqualTo("2026-11-22T03:05:00.123Z");
    assertThat(newest.path("time_inferred").asBoolean()).isTrue();
    assertThat(newest.path("who").asString()).isEqualTo("鈴木 花子");
    assertThat(newest.path("where").asString()).isEqualTo("踏み台-1 ← 203.0.113.5");
    assertThat(newest.path("outcome").asString()).isEqualTo("failure");
    assertThat(newest.path("tags").get(0).path("rationale_ja").asString()).contains("鍵");
    assertThat(newest.path("tags").get(0).path("matched").get(0).path("field").asString())
        .isEqualTo("event.action");
  }

  @Test
  void pagesHoldEverythingOnce() {
    Set<String> ids = new HashSet<>();
    String cursor = "";
    int pages = 0;
    do {
      JsonNode list = ok("/api/v1/evidence?control=III.1.1.12&limit=25&cursor=" + cursor);
      list.path("items").forEach(item -> ids.add(item.path("id").asString()));
      cursor =
          list.path("next").isNull()
              ? ""
              : URLEncoder.encode(list.path("next").asString(), StandardCharsets.UTF_8);
      pages++;
    } while (!cursor.isEmpty());

    assertThat(ids).hasSize(61);
    assertThat(pages).isEqualTo(3);
  }

  @Test
  void controlsAreFoundInAnySpelling() {
    String fullWidth = URLEncoder.encode("Ⅲ．１．１．１２", StandardCharsets.UTF_8);

    assertThat(ok("/api/v1/evidence?control=" + fullWidth).path("total").asLong()).isEqualTo(61);
    assertThat(ok("/api/v1/controls/iii.1.1.12").path("number").asString()).isEqualTo("III.1.1.12");
  }

  @Test
  void filtersNarrow() {
    assertThat(total("polarity=contradicts&control=III.1.1.12")).isEqualTo(1);
    assertThat(total("text=user-7")).isEqualTo(1);
    assertThat(total("kind=change-ticket")).isZero();
    assertThat(total("system=nobody")).isZero();
    assertThat(total("from=2026-11-22T03:05:00Z&to=2026-11-22T03:05:01Z")).isEqualTo(1);
    assertThat(total("from=2026-11-22T12:05:00+09:00&to=2026-11-22T12:05:01+09:00")).isEqualTo(1);
    assertThat(total("from=2026-11-22&to=2026-11-22")).isEqualTo(62);
    assertThat(total("to=2026-11-21")).isZero();
  }

  @Test
  void oneEvidenceWhateverItsId() {
    String id = URLEncoder.encode(TestConsole.ODD_ID, StandardCharsets.UTF_8);
    JsonNode item = ok("/api/v1/evidence/item?id=" + id);

    assertThat(item.path("id").asString()).isEqualTo(TestConsole.ODD_ID);
    assertThat(item.path("document").path("host").path("name").asString()).isEqualTo("踏み台-1");
    assertThat(item.path("original").asString()).startsWith("Failed password");
    assertThat(item.path("position").asString()).isEqualTo("f00d:6000");
    assertThat(item.path("document_digest").asString()).hasSize(64);
    assertThat(console.get(item.path("page").asString()).statusCode()).isEqualTo(200);
  }

  @Test
  void theRecordIsGivenUntouched() {
    JsonNode item = ok("/api/v1/evidence/item?id=hostile");

    assertThat(item.path("who").asString()).isEqualTo("<script>alert(1)</script>");
    assertThat(item.path("what").asString()).isEqualTo("\u202Enimda\u0007");
  }

  @Test
  void allControlsWithTheirCounts() {
    JsonNode items = ok("/api/v1/controls").path("items");

    assertThat(items.size()).isEqualTo(200);
    JsonNode control = find(items, "mic:III.1.1.12");
    assertThat(control.path("evidence").asLong()).isEqualTo(61);
    assertThat(control.path("supports").asLong()).isEqualTo(60);
    assertThat(control.path("contradicts").asLong()).isEqualTo(1);
    assertThat(control.path("newest").asString()).isEqualTo("2026-11-22T03:05:00.123Z");
    assertThat(find(items, "mic:II.1.1.1").path("newest").isNull()).isTrue();
    assertThat(ok("/api/v1/controls?show=none").path("items").size()).isEqualTo(197);
    assertThat(ok("/api/v1/controls?part=saas").path("items").size()).isEqualTo(36);
    assertThat(ok("/api/v1/controls?text=iii.1.1.12").path("items").size()).isEqualTo(1);
  }

  @Test
  void oneControlWithItsCounterparts() {
    JsonNode control = ok("/api/v1/controls/III.1.1.12");

    assertThat(control.path("crosswalk").path("confidence").asString())
        .isIn("high", "medium", "low");
    assertThat(control.path("title").path("ja").asString()).isNotEmpty();
  }

  @Test
  void streamsBalance() {
    JsonNode sources = ok("/api/v1/sources");

    JsonNode bastion = sources.path("items").get(0);
    assertThat(bastion.path("accepted").asLong()).isEqualTo(100);
    assertThat(bastion.path("normalised").asLong()).isEqualTo(97);
    assertThat(bastion.path("indexed").asLong()).isEqualTo(95);
    assertThat(bastion.path("in_flight").asLong()).isEqualTo(100 - (95 + 1 + 2));
    JsonNode tickets = sources.path("items").get(1);
    assertThat(tickets.path("source").asString()).isEqualTo("tickets");
    assertThat(tickets.path("stream").isNull()).isTrue();
    assertThat(tickets.path("delivered").asBoolean()).isFalse();
    assertThat(sources.path("totals").path("in_flight").asLong()).isEqualTo(2);
  }

  @Test
  void healthNeverTakesUnknownForOk() {
    JsonNode health = ok("/api/v1/health");

    assertThat(health.path("status").asString()).isEqualTo("down");
    assertThat(part(health, "kafka").path("status").asString()).isEqualTo("ok");
    assertThat(part(health, "collector").path("status").asString()).isEqualTo("ok");
    assertThat(part(health, "normalizer").path("status").asString()).isEqualTo("down");
    assertThat(part(health, "normalizer").path("age_seconds").asLong()).isEqualTo(90);
    assertThat(part(health, "indexer").path("status").asString()).isEqualTo("unknown");
  }

  @Test
  void quarantineShowsPlaceAndReasonOnly() {
    JsonNode list = ok("/api/v1/quarantine");

    assertThat(list.path("total").asLong()).isEqualTo(1);
    JsonNode item = list.path("items").get(0);
    assertThat(item.path("reason").asString()).isEqualTo("UNREADABLE");
    assertThat(item.path("hop").asString()).isEqualTo("normalizer");
    assertThat(item.has("head")).isFalse();
  }

  @Test
  void unknownControlComesWithSuggestions() {
    JsonNode problem = problem("/api/v1/controls/III.1.1.120", 404);

    assertThat(problem.path("suggestions").valueStream().map(JsonNode::asString))
        .hasSizeBetween(1, 3)
        .allSatisfy(id -> assertThat(id).startsWith("mic:III.1.1.1"));
    assertThat(problem.path("detail").asString()).contains("Did you mean");
  }

  @Test
  void unknownEvidenceIs404() {
    assertThat(problem("/api/v1/evidence/item?id=nothing", 404).path("detail").asString())
        .isEqualTo("There is no evidence with the id \"nothing\".");
  }

  @Test
  void badParametersAreNamedWithExpectationAndFinding() {
    JsonNode problem = problem("/api/v1/evidence?limit=abc", 400);

    assertThat(problem.path("parameter").asString()).isEqualTo("limit");
    assertThat(problem.path("expected").asString()).isEqualTo("a whole number from 1 to 200");
    assertThat(problem.path("found").asString()).isEqualTo("abc");
    assertThat(problem.path("detail").asString())
        .isEqualTo("limit: expected a whole number from 1 to 200, found \"abc\"");
  }

  @Test
  void everyParameterIsChecked() {
    for (String bad :
        new String[] {
          "limit=0",
          "limit=201",
          "limit=99999999999",
          "from=yesterday",
          "to=2026-13-01",
          "from=99999-01-01",
          "from=%2B999999999-12-31",
          "from=2026-02-02&to=2026-02-01",
          "from=1980-01-01",
          "kind=logs",
          "polarity=good",
          "cursor=nonsense",
          "text=" + "x".repeat(513),
          "system=" + "x".repeat(129),
          "control=" + "x".repeat(129),
          "contrl=III.1.1.12"
        }) {
      assertThat(console.get("/api/v1/evidence?" + bad).statusCode()).as(bad).isEqualTo(400);
    }
  }

  @Test
  void unknownRoutesAndMethodsAreProblems() {
    assertThat(problem("/api/v1/nothing", 404).path("detail").asString())
        .contains("/api/v1/nothing");
    assertThat(console.send("POST", "/api/v1/controls").statusCode()).isEqualTo(405);
    assertThat(console.send("DELETE", "/api/v1/evidence/item?id=x").statusCode()).isEqualTo(405);
  }

  private static long total(String query) {
    return ok("/api/v1/evidence?" + query.replace("+", "%2B")).path("total").asLong();
  }

  private static JsonNode ok(String path) {
    HttpResponse<String> response = console.get(path);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
    return JSON.readTree(response.body());
  }

  private static JsonNode problem(String path, int status) {
    HttpResponse<String> response = console.get(path);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    JsonNode problem = JSON.readTree(response.body());
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    return problem;
  }

  private static JsonNode find(JsonNode items, String id) {
    for (JsonNode item : items) {
      if (item.path("id").asString().equals(id)) {
        return item;
      }
    }
    throw new AssertionError("no item " + id);
  }

  private static JsonNode part(JsonNode health, String name) {
    for (JsonNode part : health.path("parts")) {
      if (part.path("name").asString().equals(name)) {
        return part;
      }
    }
    throw new AssertionError("no part " + name);
  }
}
