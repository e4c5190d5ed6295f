package dev.akashi.drift.notify;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TeamsReceiverTest {
  private static final int BYTES_MAX = 28 * 1024;
  private final HttpPeer peer = new HttpPeer();
  private final Receiver receiver =
      Outside.receiver(
          Outside.scope(peer.allowed(), "{teams: {url: \"${TEAMS}\"}, languages: [ja]}"),
          Map.of("TEAMS", peer.url() + "/workflows/1/triggers/manual/paths/invoke?sig=XXXX"));

  @AfterEach
  void close() {
    receiver.close();
    peer.close();
  }

  @Test
  void theMessageIsACardInTheLanguageThatIsAskedFor() {
    peer.answers(aResponse().withStatus(202));

    assertThat(receiver.tell(Outside.opened())).isEqualTo(new Outcome.Taken());

    var message = HttpPeer.json(peer.only());
    assertThat(message.path("type").asString()).isEqualTo("message");
    var attachment = message.path("attachments").path(0);
    assertThat(attachment.path("contentType").asString())
        .isEqualTo("application/vnd.microsoft.card.adaptive");
    var card = attachment.path("content");
    assertThat(card.path("type").asString()).isEqualTo("AdaptiveCard");
    assertThat(card.at("/body/0/inlines/0/text").asString()).startsWith("【不備】決済 III.1.1.8：");
    assertThat(card.at("/actions/0/url").asString())
        .isEqualTo("https://akashi.example.com/controls/III.1.1.8");
    assertThat(peer.only().getBodyAsString()).doesNotContain("FAILING");
  }

  @Test
  void whatARecordSaysIsNoMarkdown() {
    receiver.tell(Outside.opened("[click](https://evil.example) **now**"));

    var blocks = HttpPeer.json(peer.only()).at("/attachments/0/content/body");
    assertThat(blocks.findValuesAsString("type")).containsOnly("RichTextBlock", "TextRun");
  }

  @Test
  void theLargestMessageIsTakenByTeams() {
    List<Incident> many =
        IntStream.range(0, 200)
            .mapToObj(
                i ->
                    Incident.of(
                        Statuses.failing(
                            "III.2.1." + i, "i" + i, "証".repeat(10_000), Statuses.NOON)))
            .toList();
    receiver.tell(Outside.alert("g", Alert.Transition.OPENED, many, List.of(), Map.of()));

    var body = peer.only().getBodyAsString();
    assertThat(2 * body.length()).isLessThan(BYTES_MAX);
  }
}
