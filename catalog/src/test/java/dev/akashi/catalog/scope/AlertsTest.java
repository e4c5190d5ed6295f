package dev.akashi.catalog.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.akashi.catalog.Catalog;
import dev.akashi.catalog.CatalogException;
import dev.akashi.catalog.Complaint;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertsTest {
  private static final Catalog CATALOG = Catalog.builtIn();
  private static final Path FILE = Path.of("/etc/akashi/akashi.yml");
  private static final Set<String> ALL = Set.of("low", "medium", "high", "critical");
  private static final List<Language> BOTH = List.of(Language.JA, Language.EN);

  @Test
  void nobodyIsToldUnlessSomebodyIsNamed() {
    assertThat(Scope.parse(FILE, systems(""), CATALOG).alerts()).isEqualTo(Alerts.NONE);
  }

  @Test
  void theExampleOfTheManualIsRead() throws Exception {
    var manual = Files.readString(Path.of(System.getProperty("akashi.root"), "docs/alerts.md"));
    var yaml = manual.substring(manual.indexOf("```yaml\n") + 8, manual.indexOf("```\n\n| key"));

    var alerts = alerts(yaml);

    assertThat(alerts.console()).isEqualTo(URI.create("https://akashi.example.com"));
    assertThat(alerts.allow())
        .contains(
            new Alerts.Allowed(new Destination("hooks.slack.com", 443), false),
            new Alerts.Allowed(new Destination("127.0.0.1", 9093), true));
    assertThat(alerts.receivers())
        .isEqualTo(
            Map.of(
                "ops",
                new AlertReceiver(
                    "ops",
                    new AlertChannel.Webhook(
                        new Secret.Written("https://hooks.example.com/akashi"),
                        new Secret.InFile(Path.of("/run/secrets/hook"))),
                    BOTH,
                    ALL,
                    Set.of(),
                    true),
                "am",
                new AlertReceiver(
                    "am",
                    new AlertChannel.Alertmanager(new Secret.Written("http://127.0.0.1:9093")),
                    BOTH,
                    ALL,
                    Set.of(),
                    true),
                "chat",
                new AlertReceiver(
                    "chat",
                    new AlertChannel.Slack(new Secret.InFile(Path.of("/run/secrets/slack"))),
                    BOTH,
                    Set.of("high", "critical"),
                    Set.of(),
                    false),
                "teams",
                new AlertReceiver(
                    "teams",
                    new AlertChannel.Teams(new Secret.InEnvironment("TEAMS_URL")),
                    List.of(Language.JA),
                    ALL,
                    Set.of(),
                    false),
                "mail",
                new AlertReceiver(
                    "mail",
                    new AlertChannel.Smtp(
                        new Destination("smtp.example.com", 587),
                        AlertChannel.Tls.STARTTLS,
                        "akashi",
                        new Secret.InFile(Path.of("/run/secrets/smtp")),
                        "akashi@example.com",
                        List.of("audit@example.com", "owner@example.com")),
                    BOTH,
                    ALL,
                    Set.of("payments-prod"),
                    false)));
  }

  @Test
  void allComplaintsComeAtOnceWithTheirPlaces() {
    assertThat(
            complaints(
                """
                alerts:
                  consol: https://akashi.example.com
                  allow: [10.0.0.1, "0x7f.1", {secret: a}]
                  receivers:
                    Ops: {webhook: {url: "https://other.example.com/hook"}}
                    plain: {webhook: {url: "http://10.0.0.1:443/"}}
                    none: {}
                    two: {slack: {url_file: a}, teams: {url_file: a}}
                    chat: {slack: {url: "https://hooks.slack.com/services/T0/B0/XXXX"}}
                    dog: {slack: {url_file: a}, watchdog: true}
                    words: {slack: {url_file: a}, languages: [jp], severities: [hi], systems: [shop]}
                    mail: {smtp: {host: 10.0.0.1, port: 443, tls: none, from: "a b@c", to: []}}
                    auth: {smtp: {host: 10.0.0.1, port: 70000, user: a, from: a@b, to: [a@b]}}
                """))
        .containsExactlyInAnyOrder(
            "2:3 alerts.consol: unknown key; did you mean \"console\"? (expected one of console,"
                + " allow, receivers)",
            "3:21 alerts.allow: expected host, host:port or {private: host:port}, where a host"
                + " without port means port 443, found the text '0x7f.1'",
            "3:31 alerts.allow: expected host, host:port or {private: host:port}, where a host"
                + " without port means port 443, found a map",
            "5:10 alerts.receivers.Ops: expected a name of lower-case letters, digits and hyphens,"
                + " at most 40, found \"Ops\"",
            "5:26 alerts.receivers.Ops.webhook.url: expected a destination that alerts.allow lists,"
                + " found other.example.com:443; if alerts may go there, add it",
            "6:28 alerts.receivers.plain.webhook.url: expected https:// for 10.0.0.1:443, because"
                + " alerts.allow does not call it private",
            "7:11 alerts.receivers.none.webhook: expected exactly one of webhook, alertmanager,"
                + " slack, teams, smtp, found none",
            "8:10 alerts.receivers.two.webhook: expected exactly one of webhook, alertmanager,"
                + " slack, teams, smtp, found [slack, teams]",
            "9:25 alerts.receivers.chat.slack.url: expected ${NAME} of an environment variable, or"
                + " url_file: a secret does not stand in this file",
            "10:43 alerts.receivers.dog.watchdog: expected a webhook or an alertmanager, because"
                + " nobody notices that a message a minute fails to come",
            "11:46 alerts.receivers.words.languages: expected some of [ja, en], found \"jp\"; did"
                + " you mean \"ja\"?",
            "11:64 alerts.receivers.words.severities: expected some of [low, medium, high,"
                + " critical], found \"hi\"; did you mean \"high\"?",
            "11:79 alerts.receivers.words.systems: expected some of [payments-prod], found"
                + " \"shop\"",
            "12:63 alerts.receivers.mail.smtp.from: expected an e-mail address such as"
                + " audit@example.com, found \"a b@c\"",
            "12:76 alerts.receivers.mail.smtp.to: expected one to 50 e-mail addresses",
            "12:51 alerts.receivers.mail.smtp.tls: expected starttls or tls; none is only for a"
                + " server that alerts.allow calls private, and without password",
            "13:25 alerts.receivers.auth.smtp.host: expected a host and a port from 1 to 65535,"
                + " found 10.0.0.1:70000",
            "13:18 alerts.receivers.auth.smtp.password: expected exactly one of password and"
                + " password_file");
  }

  @Test
  void noComplaintAndNoTextRepeatsASecret() {
    var refused =
        complaints(
            """
            alerts:
              allow: [hooks.example.com]
              receivers:
                a: {slack: {url: "https://hooks.slack.com/services/T0/B0/XXXX"}}
                b: {webhook: {url: "https://hooks.example.com/XXXX", secret: XXXX}}
                c: {webhook: {url: "https://a:XXXX@hooks.example.com/"}}
                d: {webhook: {url: "ht tp://XXXX"}}
                e: {smtp: {host: hooks.example.com, port: 443, user: a, password: XXXX, from: a@b, to: a@b}}
            """);
    var read =
        alerts(
            """
            alerts:
              allow: [hooks.example.com]
              receivers:
                b: {webhook: {url: "https://hooks.example.com/XXXX?sig=XXXX"}}
            """);

    assertThat(refused).hasSize(5).noneMatch(sentence -> sentence.contains("XXXX"));
    assertThat(read.toString()).doesNotContain("XXXX");
  }

  @Test
  void aSecretIsReadWhereItStands(@TempDir Path folder) throws Exception {
    var file = Files.writeString(folder.resolve("secret"), "s3cret\n");
    var empty = Files.writeString(folder.resolve("empty"), "\n");

    assertThat(new Secret.InFile(file).read(name -> null)).isEqualTo("s3cret");
    assertThat(new Secret.InEnvironment("KEY").read(Map.of("KEY", "s3cret")::get))
        .isEqualTo("s3cret");
    assertThatThrownBy(() -> new Secret.InFile(empty).read(name -> null))
        .hasMessage(empty + ": expected a secret, found nothing");
    assertThatThrownBy(() -> new Secret.InFile(folder.resolve("none")).read(name -> null))
        .hasMessageContaining("expected a readable file with a secret, found NoSuchFileException");
    assertThatThrownBy(() -> new Secret.InEnvironment("KEY").read(name -> null))
        .hasMessage("environment variable KEY: expected a secret, found nothing");
  }

  private static String systems(String alerts) {
    return alerts
        + "\nsystems: {payments-prod: {title: {en: Payments, ja: 決済}, layers: [common]}}\n";
  }

  private static Alerts alerts(String yaml) {
    return Scope.parse(FILE, systems(yaml), CATALOG).alerts();
  }

  private static List<String> complaints(String yaml) {
    return catchThrowableOfType(CatalogException.class, () -> alerts(yaml)).complaints().stream()
        .map(Complaint::sentence)
        .map(sentence -> sentence.replace(FILE + ":", "").replaceFirst(": ", " "))
        .toList();
  }
}
