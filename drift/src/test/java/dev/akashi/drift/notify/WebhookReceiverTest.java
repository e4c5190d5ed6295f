package dev.akashi.drift.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhookReceiverTest {
  private final HttpPeer peer = new HttpPeer();
  private final Receiver.Watching receiver =
      (Receiver.Watching)
          Outside.receiver(
              Outside.scope(
                  peer.allowed(),
                  "{webhook: {url: \"%s/hook?a=b\", secret: \"${KEY}\"}}".formatted(peer.url())),
              Map.of("KEY", "It's a Secret to Everybody"));

  @AfterEach
  void close() {
    receiver.close();
    peer.close();
  }

  @Test
  void anIncidentIsACloudEventInBothLanguages() {
    var alert = Outside.opened();

    assertThat(receiver.tell(alert)).isEqualTo(new Outcome.Taken());

    var request = peer.only();
    assertThat(request.getUrl()).isEqualTo("/hook?a=b");
    assertThat(request.getHeader("Content-Type"))
        .isEqualTo("application/cloudevents+json; charset=UTF-8");
    var event = HttpPeer.json(request);
    assertThat(event.path("specversion").asString()).isEqualTo("1.0");
    assertThat(event.path("id").asString()).isEqualTo(alert.id());
    assertThat(event.path("source").asString()).isEqualTo("/akashi/drift");
    assertThat(event.path("type").asString()).isEqualTo("dev.akashi.incident.opened");
    assertThat(event.path("subject").asString()).isEqualTo(alert.group());
    assertThat(event.path("time").asString()).isEqualTo("2026-11-26T03:00:06Z");
    var data = event.path("data");
    assertThat(data.at("/text/ja/headline").asString())
        .isEqualTo("【不備】決済 III.1.1.8：変更 CHG-2041 が承認なしに本番へ適用されました");
    assertThat(data.at("/text/en/headline").asString())
        .isEqualTo(
            "FAILING: Payments III.1.1.8: Change CHG-2041 went to production without approval");
    var incident = data.path("incidents").path(0);
    assertThat(incident.path("state").asString()).isEqualTo("opened");
    assertThat(incident.path("incident").asString()).isEqualTo("inc-7f3a");
    assertThat(incident.path("control").asString()).isEqualTo("mic:III.1.1.8");
    assertThat(incident.path("url").asString())
        .isEqualTo("https://akashi.example.com/controls/III.1.1.8");
  }

  @Test
  void theRecoveryHasTheSubjectOfTheAlert() {
    receiver.tell(Outside.resolved());

    var event = HttpPeer.json(peer.only());
    assertThat(event.path("type").asString()).isEqualTo("dev.akashi.incident.resolved");
    assertThat(event.path("subject").asString()).isEqualTo(Outside.opened().group());
    assertThat(event.at("/data/incidents/0/state").asString()).isEqualTo("resolved");
    assertThat(event.at("/data/incidents/0/incident").asString()).isEqualTo("inc-7f3a");
  }

  @Test
  void theBodyIsSigned() {
    receiver.tell(Outside.opened());

    var request = peer.only();
    assertThat(request.getHeader("Akashi-Signature"))
        .isEqualTo(WebhookReceiver.signature("It's a Secret to Everybody", request.getBody()));
  }

  @Test
  void theSignatureIsTheOneThatOthersCompute() {
    // The example in GitHub's documentation of webhooks, which sign in the same way.
    assertThat(
            WebhookReceiver.signature(
                "It's a Secret to Everybody",
                "Hello, World!".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .isEqualTo("sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17");
  }

  @Test
  void theWatchdogIsAnEventOfItsOwn() {
    assertThat(receiver.watchdog(Statuses.NOON)).isEqualTo(new Outcome.Taken());

    assertThat(HttpPeer.json(peer.only()).path("type").asString()).isEqualTo("dev.akashi.watchdog");
  }
}
