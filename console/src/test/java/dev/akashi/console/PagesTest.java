package dev.akashi.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PagesTest {
  private static TestConsole console;

  @BeforeAll
  static void start() {
    console = TestConsole.filled();
  }

  @AfterAll
  static void stop() {
    console.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/, en, Controls",
    "/, ja, 管理策",
    "/status, en, Failing",
    "/status, ja, 不備",
    "/controls/III.1.1.8/history, en, History of the status",
    "/controls/III.1.1.8/history, ja, 状態の履歴",
    "/controls/III.1.1.12, en, Evidence in this period",
    "/controls/III.1.1.12, ja, この期間の証跡",
    "/evidence?id=hostile, en, What happened",
    "/evidence?id=hostile, ja, 何が起きたか",
    "/sources, en, Sources",
    "/sources, ja, 収集元",
    "/quarantine, en, Quarantine",
    "/quarantine, ja, 隔離"
  })
  void everyPageInBothLanguages(String path, String language, String text) {
    HttpResponse<String> page = console.get(path, "Accept-Language", language);

    assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
    assertThat(page.body())
        .contains("<html lang=\"" + language + "\"", text)
        .doesNotContain("??", "th:");
  }

  @Test
  void homeShowsCountsAndSaysPlainlyWhereThereAreNone() {
    String page = page("/?lang=en");

    assertThat(page)
        .contains("200 controls", "href=\"/controls/III.1.1.12\"", "No evidence in this period");
    assertThat(page.split("<tr", -1).length).isGreaterThan(200);
  }

  @Test
  void homeFilters() {
    String page = page("/?lang=en&part=saas&show=contradicts");

    assertThat(page).contains("1 of 200 controls match.", "/controls/III.1.1.12");
    assertThat(page).doesNotContain("/controls/II.4.4.1");
    assertThat(page("/?lang=ja&text=zzz")).contains("この条件に合う管理策はありません");
  }

  @Test
  void controlListsItsEvidenceInPages() {
    String page = page("/controls/III.1.1.12?lang=en");

    assertThat(page)
        .contains("61 pieces of evidence match", "鈴木 花子", "2026-11-22 12:05:00 JST", "inferred");
    assertThat(page.split("class=\"says\"", -1)).hasSize(50 + 2);
    String next = page.replaceAll("(?s).*<a href=\"([^\"]*)\" rel=\"next\".*", "$1");
    String older = page(next.replace("&amp;", "&"));
    assertThat(older).contains("user-0").doesNotContain("鈴木", "rel=\"next\"");
  }

  @Test
  void controlWithoutEvidenceIsAScreenOfItsOwn() {
    assertThat(page("/controls/II.1.1.1?lang=en"))
        .contains("No evidence for this control in this period", "This is not a sign");
    assertThat(page("/controls/III.1.1.12?lang=en&to=2025-01-01"))
        .contains("No evidence for this control in this period");
    assertThat(page("/controls/III.1.1.12?lang=en&text=zzz")).contains("none of it matches");
  }

  @Test
  void fiscalYearsBeginInApril() {
    assertThat(page("/controls/III.1.1.12?lang=ja"))
        .contains("2026 年度（4 月開始）", "from=2026-04-01&amp;to=2027-03-31");
  }

  @Test
  void evidenceTellsTagsClocksRecordAndCustody() {
    String id = URLEncoder.encode(TestConsole.ODD_ID, StandardCharsets.UTF_8);

    String page = page("/evidence?lang=en&id=" + id);

    assertThat(page)
        .contains(
            "鈴木 花子",
            "Login with a key",
            "<p class=\"why\">A person is identified by an own key.</p>",
            "selection: equals ssh_login",
            "2026-11-22 12:05:00.123 JST",
            "2026-11-22 03:05:00.123 UTC",
            "partly inferred",
            "Failed password for 鈴木",
            "bastion@test-000000000060",
            "f00d:6000");
    assertThat(page("/evidence?lang=ja&id=" + id))
        .contains("<p class=\"why\">個人の鍵で本人を識別しています。</p>");
  }

  @Test
  void sourcesShowSilenceAndHeartbeats() {
    assertThat(page("/sources?lang=ja")).contains("90 秒間応答がありません");
    assertThat(page("/sources?lang=en"))
        .contains("bastion@test", "never delivered", "no sign of life for 90 s", "4 s ago");
  }

  @Test
  void languageIsKeptInACookieAndTheRestOfTheQuestionStays() {
    HttpResponse<String> page = console.get("/?lang=en&part=saas", "Accept-Language", "ja");

    assertThat(page.headers().firstValue("Set-Cookie").orElseThrow())
        .startsWith("lang=en")
        .contains("HttpOnly", "SameSite=Lax");
    assertThat(page.body()).contains("/?part=saas&amp;lang=ja");
    assertThat(console.get("/", "Cookie", "lang=en", "Accept-Language", "ja").body())
        .contains("<html lang=\"en\"");
    assertThat(console.get("/", "Accept-Language", "fr, en;q=0.5").body())
        .contains("<html lang=\"en\"");
    assertThat(console.get("/").body()).contains("<html lang=\"ja\"");
  }

  @Test
  void problemsArePagesToo() {
    HttpResponse<String> unknown = console.get("/controls/III.1.1.120?lang=en");
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(unknown.body()).contains("Did you mean", "href=\"/controls/mic:III.1.1.1");
    HttpResponse<String> bad =
        console.get(
            "/controls/III.1.1.12?lang=ja&from=昨日"
                .replace("昨日", URLEncoder.encode("昨日", StandardCharsets.UTF_8)));
    assertThat(bad.statusCode()).isEqualTo(400);
    assertThat(bad.body()).contains("「昨日」");
    assertThat(console.get("/evidence?id=none&lang=en").statusCode()).isEqualTo(404);
    assertThat(console.get("/nowhere?lang=en").body()).contains("GET /nowhere");
    assertThat(console.get("/nowhere?lang=en").statusCode()).isEqualTo(404);
  }

  @Test
  void theStyleSheetIsServed() {
    HttpResponse<String> css = console.get("/assets/console.css");

    assertThat(css.statusCode()).isEqualTo(200);
    assertThat(css.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/css");
    assertThat(css.body()).contains("prefers-color-scheme", "@media print", ":focus-visible");
  }

  private static String page(String path) {
    HttpResponse<String> page = console.get(path);
    assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
    return page.body();
  }
}
