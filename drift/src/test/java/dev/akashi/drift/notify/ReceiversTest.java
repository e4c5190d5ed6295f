package dev.akashi.drift.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akashi.catalog.scope.Scope;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReceiversTest {
  private static final String SECRET = "https://evil.example/services/T000/XXXX";

  @Test
  void everythingThatIsWrongIsToldAtOnceAndNoSecretWithIt() {
    var scope = scope();
    var receivers =
        new Receivers(
            scope,
            Outside.CATALOG.controls(),
            Outside.guard(scope),
            Map.of("ELSEWHERE", SECRET, "NONSENSE", "XXXX")::get);

    assertThatThrownBy(receivers::open)
        .isInstanceOf(RefusedReceiversException.class)
        .message()
        .isEqualTo(
            """
            alerts.receivers.elsewhere: expected a destination that alerts.allow lists, found \
            evil.example:443; if alerts may go there, add it
            alerts.receivers.nonsense: expected an address that begins with https:// or http://
            alerts.receivers.missing: environment variable MISSING: expected a secret, found nothing
            alerts.receivers.nofile: /none/secret: expected a readable file with a secret, found \
            NoSuchFileException\
            """);
  }

  @Test
  void noReceiverShowsItsSecret() {
    var scope = Outside.scope("evil.example", "{slack: {url: \"${URL}\"}}");

    try (var receiver = Outside.receiver(scope, Map.of("URL", SECRET))) {
      assertThat(receiver.toString() + scope).doesNotContain("XXXX");
    }
  }

  private static Scope scope() {
    return Scope.parse(
        Path.of("/etc/akashi/akashi.yml"),
        """
        systems: {payments-prod: {title: {en: Payments, ja: 決済}, layers: [common]}}
        alerts:
          allow: [hooks.slack.com, smtp.example.com:587]
          receivers:
            elsewhere: {slack: {url: "${ELSEWHERE}"}}
            nonsense: {teams: {url: "${NONSENSE}"}}
            missing: {slack: {url: "${MISSING}"}}
            nofile:
              smtp:
                host: smtp.example.com
                port: 587
                user: a
                password_file: /none/secret
                from: a@example.com
                to: b@example.com
        """,
        Outside.CATALOG);
  }
}
