package dev.akashi.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class StatusApiTest {
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
  void worstFirstThenInTheOrderOfTheGuideline() {
    JsonNode board = ok("/api/v1/status");

    assertThat(board.path("as_of").isNull()).isTrue();
    assertThat(board.path("evaluated_at").asString()).isEqualTo("2026-11-22T03:09:56.000Z");
    assertThat(board.path("counts").toString())
        .isEqualTo(
            "{\"failing\":2,\"silent\":1,\"stale\":1,\"insufficient\":2,\"unknown\":0,"
                + "\"supported\":3,\"not-applicable\":1}");
    assertThat(rows(board))
        .containsExactly(
            "II.4.4.1 payments-prod failing",
            "III.1.1.8 payments-prod failing",
            "III.1.1.12 hr-portal silent",
            "II.1.1.1 payments-prod stale",
            "II.2.1.1 hr-portal insufficient",
            "II.2.1.1 payments-prod insufficient",
            "II.3.1.1 hr-portal supported",
            "III.1.1.8 hr-portal supported",
            "III.1.1.12 payments-prod supported",
            "II.1.1.1 hr-portal not-applicable");
    assertThat(board.path("items").get(0).has("standings")).isFalse();
  }

  @Test
  void filtersNarrow() {
    assertThat(rows(ok("/api/v1/status?status=silent")))
        .containsExactly("III.1.1.12 hr-portal silent");
    assertThat(ok("/api/v1/status?status=silent").path("counts").path("failing").asLong())
        .isEqualTo(2);
    assertThat(rows(ok("/api/v1/status?system=hr-portal"))).hasSize(5);
    assertThat(rows(ok("/api/v1/status?control=iii.1.1.8&system=hr-portal")))
        .containsExactly("III.1.1.8 hr-portal supported");
    assertThat(rows(ok("/api/v1/status?system=nobody"))).isEmpty();
  }

  @Test
  void itemTellsAllThatIsKnown() {
    JsonNode item = ok("/api/v1/status?control=III.1.1.8").path("items").get(0);

    assertThat(item.path("control").asString()).isEqualTo("mic:III.1.1.8");
    assertThat(item.path("previous").asString()).isEqualTo("supported");
    assertThat(item.path("before").isNull()).isTrue();
    assertThat(item.path("cause").asString()).isEqualTo("violated");
    assertThat(item.path("cause_text").path("ja").asString()).contains("承認");
    assertThat(item.path("subject").asString()).isEqualTo("CHG-2041");
    assertThat(item.path("source").asString()).isEqualTo("tickets");
    assertThat(item.path("contradicting").asString()).isEqualTo("hostile");
    assertThat(item.path("last_good_at").asString()).isEqualTo("2026-11-21T03:10:00.000Z");
    assertThat(item.path("severity").asString()).isEqualTo("high");
    assertThat(item.path("incident").asString()).isEqualTo("i-7");
    assertThat(item.path("late_by_millis").asLong()).isEqualTo(25_200_000);
    assertThat(item.path("maintenance").path("ticket").asString()).isEqualTo("CHG-2050");
    assertThat(item.path("expectations").get(0).asString()).isEqualTo("CHG-01");
    assertThat(console.get(item.path("page").asString().split("#")[0]).statusCode()).isEqualTo(200);
  }

  @Test
  void oneControlHasItsStandingsWorstFirst() {
    JsonNode found = ok("/api/v1/status/mic:III.1.1.8");

    assertThat(found.path("number").asString()).isEqualTo("III.1.1.8");
    JsonNode standings = found.path("items").get(0).path("standings");
    assertThat(standings.valueStream().map(one -> one.path("state").asString()))
        .containsExactly("failing", "met", "not-applicable");
    assertThat(standings.get(0).path("open").asLong()).isEqualTo(2);
    assertThat(standings.get(0).path("title").path("ja").asString()).isNotBlank();
    assertThat(standings.get(1).path("title").isNull()).as("not in the catalogue").isTrue();
    assertThat(standings.get(2).path("declared").path("by").asString()).isEqualTo("m.sato");
    assertThat(ok("/api/v1/status/III.1.1.8?system=hr-portal").path("items").size()).isEqualTo(1);
  }

  @Test
  void asOfATimeAnswersWhatWasKnownThenAndSaysSo() {
    JsonNode then = ok("/api/v1/status?as_of=2026-11-11T00:00Z");

    assertThat(then.path("as_of").asString()).isEqualTo("2026-11-11T00:00:00.000Z");
    assertThat(then.path("evaluated_at").isNull()).isTrue();
    assertThat(rows(then))
        .containsExactly("III.1.1.8 payments-prod stale", "III.1.1.8 hr-portal supported");
    assertThat(rows(ok("/api/v1/status?as_of=2026-11-22T09:00:00%2B09:00&control=III.1.1.8")))
        .containsExactly("III.1.1.8 hr-portal supported", "III.1.1.8 payments-prod supported");
    assertThat(ok("/api/v1/status?as_of=2026-11-15").path("as_of").asString())
        .as("the end of the day in the zone")
        .isEqualTo("2026-11-15T14:59:59.999Z");
    assertThat(ok("/api/v1/status?as_of=2026-11-22").path("as_of").asString())
        .as("now, while the day lasts")
        .isEqualTo("2026-11-22T03:10:00.000Z");
    assertThat(ok("/api/v1/status/III.1.1.8?as_of=2026-11-11").path("items").size()).isEqualTo(2);
  }

  @Test
  void whatNobodyEvaluatesIsUnknownAndSaysWhatItWas() {
    try (var late = TestConsole.evaluated(61)) {
      JsonNode board = JSON.readTree(late.get("/api/v1/status").body());
      assertThat(board.path("counts").path("unknown").asLong()).isEqualTo(10);
      JsonNode item =
          JSON.readTree(late.get("/api/v1/status/III.1.1.12?system=payments-prod").body())
              .path("items")
              .get(0);
      assertThat(item.path("status").asString()).isEqualTo("unknown");
      assertThat(item.path("cause").asString()).isEqualTo("not-evaluated");
      assertThat(item.path("hop").asString()).isEqualTo("drift");
      assertThat(item.path("before").path("status").asString()).isEqualTo("supported");
      assertThat(item.path("before").path("cause").asString()).isEqualTo("met");
      assertThat(item.path("previous").asString()).isEqualTo("supported");
      assertThat(item.path("since").asString()).isEqualTo("2026-11-22T03:08:59.000Z");
      JsonNode standing = item.path("standings").get(0);
      assertThat(standing.path("state").asString()).isEqualTo("unknown");
      assertThat(standing.path("before").asString()).isEqualTo("met");
      assertThat(rows(JSON.readTree(late.get("/api/v1/status?as_of=2026-11-15").body())))
          .as("what is past stays as it was recorded")
          .contains("III.1.1.8 payments-prod supported");
    }
  }

  @Test
  void historyIsNewestFirstInPages() {
    List<String> seen = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page =
          ok("/api/v1/status/III.1.1.8/history?system=payments-prod&limit=3&cursor=" + cursor);
      assertThat(page.path("total").asLong()).isEqualTo(4);
      page.path("items").forEach(item -> seen.add(item.path("status").asString()));
      cursor = page.path("next").isNull() ? "" : page.path("next").asString();
    } while (!cursor.isEmpty());

    assertThat(seen).containsExactly("failing", "supported", "stale", "supported");
    assertThat(
            ok("/api/v1/status/III.1.1.8/history?from=2026-11-09&to=2026-11-11")
                .path("total")
                .asLong())
        .isEqualTo(1);
  }

  @Test
  void everyParameterIsChecked() {
    for (String bad :
        new String[] {
          "/status?status=good",
          "/status?as_of=yesterday",
          "/status?as_of=2026-11-23",
          "/status?as_of=2026-11-22T03:10:01Z",
          "/status?from=2026-11-01",
          "/status?part=saas",
          "/status/III.1.1.8?status=failing",
          "/status/III.1.1.8/history?cursor=nonsense",
          "/status/III.1.1.8/history?limit=0",
          "/status/III.1.1.8/history?as_of=2026-11-01"
        }) {
      assertThat(console.get("/api/v1" + bad).statusCode()).as(bad).isEqualTo(400);
    }
    assertThat(console.get("/api/v1/status/III.9.9.9").statusCode()).isEqualTo(404);
    assertThat(console.get("/api/v1/status/III.9.9.9/history").statusCode()).isEqualTo(404);
  }

  @Test
  void documentsComeOldestFirstAsTheyAreStored() {
    JsonNode first = ok("/api/v1/evidence/documents?control=III.1.1.12&limit=50");
    JsonNode rest =
        ok(
            "/api/v1/evidence/documents?control=III.1.1.12&limit=50&cursor="
                + first.path("next").asString());

    assertThat(first.path("items").size()).isEqualTo(50);
    assertThat(rest.path("items").size()).isEqualTo(11);
    assertThat(rest.path("next").isNull()).isTrue();
    JsonNode oldest = first.path("items").get(0);
    assertThat(oldest.path("evidence_id").asString()).isEqualTo("bastion@test-000000000000");
    assertThat(oldest.path("event_id").asString()).isEqualTo("bastion@test-000000000000");
    assertThat(oldest.path("kind").asString()).isEqualTo("log");
    assertThat(oldest.path("pack").asString()).isEqualTo("linux-auth");
    assertThat(oldest.path("occurred_at").asString()).isEqualTo("2026-11-22T03:04:00.000Z");
    assertThat(oldest.path("collected_at").asString()).isEqualTo("2026-11-22T03:04:03.000Z");
    assertThat(oldest.path("effective_from").isNull()).isTrue();
    assertThat(oldest.at("/document/akashi/custody/document_digest").asString()).hasSize(64);
    assertThat(rest.path("items").get(10).path("evidence_id").asString())
        .isEqualTo(TestConsole.ODD_ID);
    assertThat(console.get("/api/v1/evidence/documents?limit=201").statusCode()).isEqualTo(400);
  }

  private static List<String> rows(JsonNode board) {
    return board
        .path("items")
        .valueStream()
        .map(
            item ->
                String.join(
                    " ",
                    item.path("number").asString(),
                    item.path("system").asString(),
                    item.path("status").asString()))
        .toList();
  }

  private static JsonNode ok(String path) {
    HttpResponse<String> response = console.get(path);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return JSON.readTree(response.body());
  }
}
