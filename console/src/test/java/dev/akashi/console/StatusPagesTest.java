package dev.akashi.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class StatusPagesTest {
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
  void statusesStandWorstFirstUnderTheirWords() {
    String page = page("/status?lang=en");

    assertThat(page)
        .containsSubsequence(
            "Evaluated last at 2026-11-22 12:09:56 JST",
            "<tr class=\"group\"",
            "Failing",
            "III.1.1.8",
            "Silent",
            "III.1.1.12",
            "Stale",
            "Insufficient",
            "Supported",
            "II.3.1.1")
        .contains("HR portal", "Payments", "Nothing is asked of this system.");
  }

  @Test
  void filterOfAStatusKeepsTheWholeRow() {
    String page = page("/status?lang=en&status=silent");

    assertThat(page).contains("1 control matches.", "III.1.1.12", "Supported");
    assertThat(page).doesNotContain("href=\"/controls/III.1.1.8");
    assertThat(page("/status?lang=en&part=common")).doesNotContain("/controls/III.1.1.8");
    assertThat(page("/status?lang=ja&status=unknown")).contains("この条件に合う状態の管理策はありません");
  }

  @Test
  void aTimeThatIsPastSaysSoOnEveryPage() {
    String page = page("/status?lang=en&as_of=2026-11-11");

    assertThat(page)
        .contains(
            "What was known at 2026-11-11 23:59:59 JST",
            "/controls/III.1.1.8?as_of=2026-11-11#system-payments-prod",
            "The review was due");
    assertThat(page("/controls/III.1.1.8?lang=en&as_of=2026-11-11"))
        .contains("What was known at 2026-11-11 23:59:59 JST", "The review was due")
        .doesNotContain("CHG-2041");
    assertThat(page("/status?lang=en&as_of=2020-01-01")).contains("Nothing was known then");
  }

  @Test
  void controlTellsWhyAndSinceWhenAndWhatToOpen() {
    String page = page("/controls/III.1.1.8?lang=en");

    assertThat(page)
        .contains(
            "Deployment of CHG-2041 was not approved before it ran",
            "2026-11-22 11:30:00 JST",
            "/evidence?id=hostile",
            "/evidence?id=bastion@test-000000000042",
            "became known 7 h after it occurred",
            "CHG-2050",
            "CHG-01",
            "2 open cases",
            "No emergency changes are made here",
            "m.sato",
            "<svg class=\"timeline\"");
    assertThat(page("/controls/II.3.2.1?lang=en")).contains("No system in scope has a status");
  }

  @Test
  void whatNobodyEvaluatesIsUnknownWithTheReason() {
    try (var late = TestConsole.evaluated(61)) {
      assertThat(late.get("/status?lang=en").body())
          .contains("10 statuses are shown as unknown:", "drift gives no sign of life", "was: ")
          .doesNotContain("standing supported\"");
      assertThat(late.get("/controls/III.1.1.8?lang=ja").body())
          .contains("判定が途切れる前の状態", "ドリフトからの応答もありません");
    }
  }

  @Test
  void historyHasItsChangesInPages() {
    String page = page("/controls/III.1.1.8/history?lang=en&limit=2");
    String next = page.replaceAll("(?s).*<a href=\"([^\"]*)\" rel=\"next\".*", "$1");

    assertThat(page).contains("5 records, newest first.", "from Supported");
    assertThat(page(next.replace("&amp;", "&") + "&lang=en"))
        .contains("The review was due", "rel=\"first\"");
    assertThat(page("/controls/III.1.1.8/history?lang=en&to=2020-01-01"))
        .contains("Nothing is recorded in this period.");
  }

  @Test
  void noStatusYetReadsWell() {
    try (var empty = TestConsole.empty()) {
      assertThat(empty.get("/status?lang=en").body())
          .contains("No status yet", "Not evaluated so far.")
          .doesNotContain("<table");
      assertThat(empty.get("/controls/III.1.1.8?lang=ja").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void whatARecordSaysIsShownAndNeverObeyed() {
    for (String path :
        new String[] {"/status", "/controls/II.4.4.1", "/controls/II.4.4.1/history"}) {
      assertThat(page(path + "?lang=en"))
          .contains("&lt;script&gt;alert(1)&lt;/script&gt; ‹U+202E›cod.exe")
          .doesNotContain("<script", "<img");
    }
  }

  private static String page(String path) {
    HttpResponse<String> page = console.get(path);
    assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
    return page.body();
  }
}
