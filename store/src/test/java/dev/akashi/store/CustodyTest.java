package dev.akashi.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class CustodyTest {
  private static final Instant NOW = Instant.parse("2026-11-22T03:04:05.678Z");
  private static final String[] PIECES = {
    ",\"custody\":{", "}}", "\"", "\\", "{", "}", ",", "証", "😀", "\n", "\u0000", "\u2028", "a", ":"
  };

  private final Random random = new Random(20261122);

  @Test
  void stripIsTheExactInverseOfSplice() {
    for (int i = 0; i < 5_000; i++) {
      byte[] document = document();
      Custody custody =
          new Custody(
              words(),
              NOW,
              NOW.plusMillis(i),
              words(),
              words(),
              words(),
              random.nextBoolean() ? words() : null,
              random.nextBoolean(),
              random.nextBoolean());

      byte[] spliced = Custody.splice(document, custody);

      assertThat(Custody.strip(spliced)).isEqualTo(document);
      assertThat(Custody.of(Samples.JSON.readTree(spliced))).isEqualTo(custody);
    }
  }

  @Test
  void whatIsNoDocumentOfOursIsRefused() {
    Custody custody = new Custody("id", NOW, NOW, "d", "c", "r", null, false, false);
    assertThatThrownBy(() -> Custody.splice(bytes("{\"a\":1}"), custody))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Custody.strip(bytes("{\"akashi\":{\"origin\":{}}}")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private byte[] document() {
    ObjectNode document = Samples.JSON.createObjectNode().put(words(), words());
    ObjectNode akashi = document.putObject("akashi");
    akashi.put("kind", words());
    akashi.putObject("origin").put("event_id", words()).put(words(), words());
    return Samples.JSON.writeValueAsBytes(document);
  }

  private String words() {
    var words = new StringBuilder();
    for (int i = random.nextInt(6); i >= 0; i--) {
      words.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return words.toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
