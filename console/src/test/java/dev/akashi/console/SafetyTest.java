package dev.akashi.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SafetyTest {
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
  @ValueSource(strings = {"/evidence?id=hostile&lang=en", "/controls/II.4.4.1?lang=en"})
  void whatARecordSaysIsShownAndNeverObeyed(String path) {
    String page = console.get(path).body();

    assertThat(page)
        .contains(
            "&lt;script&gt;alert(1)&lt;/script&gt;",
            "‹U+202E›nimda‹U+0007›",
            "${jndi:ldap://x.example/a}",
            "${T(java.lang.Runtime)}",
            "‹U+0000›")
        .doesNotContain("<script", "<img", "\u202E", "\u0007", "\u0000");
  }

  @Test
  void whatAQuestionSaysIsShownAndNeverObeyed() {
    String text = URLEncoder.encode("\"><script>\u202E${7*7}", StandardCharsets.UTF_8);

    for (String path :
        new String[] {
          "/?lang=en&text=",
          "/controls/III.1.1.12?text=",
          "/evidence?id=",
          "/controls/",
          "/?part=",
          "/?from="
        }) {
      assertThat(console.get(path + text).body()).as(path).doesNotContain("<script>", "49");
    }
  }

  @Test
  void quarantineIsEscapedToo() {
    assertThat(console.get("/quarantine?lang=en").body())
        .contains("‹U+202E›&lt;b&gt;")
        .doesNotContain("\u202E");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/evidence?id=hostile", "/api/v1/controls", "/nowhere", "/api/v1/x"})
  void everyAnswerIsGuarded(String path) {
    var headers = console.get(path).headers();

    assertThat(headers.firstValue("Content-Security-Policy"))
        .hasValue(
            "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; "
                + "base-uri 'none'; frame-ancestors 'none'");
    assertThat(headers.firstValue("Cache-Control")).hasValue("no-store");
    assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
    assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
    assertThat(headers.firstValue("Server")).isEmpty();
  }

  @Test
  void noPageNeedsScriptOrAnythingFromOutside() {
    for (String path :
        new String[] {"/", "/controls/III.1.1.12", "/evidence?id=hostile", "/sources"}) {
      assertThat(console.get(path).body())
          .doesNotContainPattern("<script|style=|onclick|src=\"|href=\"https?:|href=\"//");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 200",
    "localhost:8080, 200",
    "LOCALHOST, 200",
    "[::1]:8080, 200",
    "console.example, 200",
    "evil.example, 421",
    "127.0.0.1.evil.example, 421",
    "localhost.evil.example:8080, 421",
    "evil.example:127, 421"
  })
  void onlyNamesOfThisMachineAreAnswered(String host, int status) throws IOException {
    String first;
    try (var socket = new Socket("127.0.0.1", console.port())) {
      String request = "GET /api/v1/health HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n";
      socket.getOutputStream().write((request + "\r\n").getBytes(StandardCharsets.US_ASCII));
      first = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
    assertThat(first).startsWith("HTTP/1.1 " + status);
  }
}
