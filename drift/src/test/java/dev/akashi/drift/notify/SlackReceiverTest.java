package dev.akashi.drift.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SlackReceiverTest {
  private final HttpPeer peer = new HttpPeer();
  @TempDir private Path folder;
  private Receiver receiver;

  @BeforeEach
  void open() throws Exception {
    var file = Files.writeString(folder.resolve("url"), peer.url() + "/services/T000/XXXX\n");
    receiver =
        Outside.receiver(
            Outside.scope(peer.allowed(), "{slack: {url_file: \"%s\"}}".formatted(file)), Map.of());
  }

  @AfterEach
  void close() {
    receiver.close();
    peer.close();
  }

  @Test
  void theMessageHasBothLanguagesAndALink() {
    assertThat(receiver.tell(Outside.opened())).isEqualTo(new Outcome.Taken());

    assertThat(peer.only().getUrl()).isEqualTo("/services/T000/XXXX");
    var message = HttpPeer.json(peer.only());
    var texts =
        message
            .path("blocks")
            .valueStream()
            .map(block -> block.at("/text/text").asString(""))
            .toList();
    assertThat(message.path("text").asString()).startsWith("【不備】決済 III.1.1.8：");
    assertThat(texts)
        .anyMatch(text -> text.startsWith("FAILING: Payments III.1.1.8: "))
        .contains("<https://akashi.example.com/controls/III.1.1.8|Open in Akashi>");
    assertValid(message);
  }

  @Test
  void whatARecordSaysIsText() {
    receiver.tell(Outside.opened("<!channel> & <https://evil.example|click>"));

    var body = peer.only().getBodyAsString();
    assertThat(body)
        .doesNotContain("<!channel>")
        .doesNotContain("<https://evil")
        .contains("&lt;!channel&gt; &amp; &lt;https://evil.example|click&gt;");
    assertValid(HttpPeer.json(peer.only()));
  }

  @Test
  void theLargestMessageKeepsWithinTheLimits() {
    List<Incident> many =
        IntStream.range(0, 200)
            .mapToObj(
                i ->
                    Incident.of(
                        Statuses.failing(
                            "III.2.1." + i, "i" + i, "&".repeat(10_000), Statuses.NOON)))
            .toList();
    receiver.tell(Outside.alert("g", Alert.Transition.OPENED, many, List.of(), Map.of()));

    assertValid(HttpPeer.json(peer.only()));
  }

  /** Slack's limits: 50 blocks, 150 characters in a header, 3,000 in a section. */
  private static void assertValid(JsonNode message) {
    assertThat(message.path("blocks").size()).isBetween(2, 50);
    for (JsonNode block : message.path("blocks")) {
      int max = block.path("type").asString().equals("header") ? 150 : 3_000;
      assertThat(block.at("/text/text").asString("").length()).isLessThanOrEqualTo(max);
    }
  }
}
