package dev.akashi.collector.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akashi.catalog.pack.Framing;
import dev.akashi.collector.FakeBroker;
import dev.akashi.collector.Sources;
import dev.akashi.collector.outbox.SourceHealth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpSourceTest {
  private final FakeBroker broker = new FakeBroker();
  @TempDir Path directory;

  @Test
  void aKeyThatWasHeldButNotPublishedGetsItsFirstNumbersLater() throws IOException {
    HttpSource source = open();
    broker.goAway();
    assertThatThrownBy(() -> post(source, "a\nb\n", "k"))
        .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.status()).isEqualTo(503));
    assertThatThrownBy(() -> post(source, "c\n", null))
        .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.status()).isEqualTo(503));

    broker.comeBack();
    source.upkeep();

    assertThat(post(source, "a\nb\n", "k").accepted()).isEqualTo(2);
    assertThat(broker.payloads()).containsExactly("a", "b");
  }

  @Test
  void aKeyIsKnownAfterARestartAlsoWhenItsLineInTheFileIsTorn() throws IOException {
    HttpSource.Answer first = post(open(), "a\n", "k");
    Path file = directory.resolve("idempotency-keys");
    Files.writeString(file, "torn", StandardOpenOption.TRUNCATE_EXISTING);

    HttpSource reopened = open();
    reopened.upkeep();

    assertThat(post(reopened, "a\n", "k")).isEqualTo(first);
    assertThatThrownBy(() -> post(reopened, "other\n", "k"))
        .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.status()).isEqualTo(409));
  }

  @Test
  void withoutAKeyEachRequestIsNew() throws IOException {
    HttpSource source = open();
    post(source, "a\n", null);
    post(source, "a\n", null);
    assertThat(broker.payloads()).containsExactly("a", "a");
  }

  @Test
  void deepNestingIsNoTroubleAndBrokenNestingIsNamed() {
    byte[] deep = ("[" + "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000) + "]").getBytes(UTF_8);
    assertThat(BodyRecords.cut(deep, BodyRecords.Format.JSON, new Framing.Lines())).hasSize(1);
    for (String broken : List.of("[}", "{", "[1]]", "x", "", "{\"a\":\"}")) {
      assertThatThrownBy(
              () ->
                  BodyRecords.cut(
                      broken.getBytes(UTF_8), BodyRecords.Format.JSON, new Framing.Lines()))
          .as(broken)
          .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.status()).isEqualTo(400));
    }
  }

  private HttpSource open() throws IOException {
    return new HttpSource(
        directory,
        new Framing.Lines(),
        Sources.outbox(directory, broker),
        new SourceHealth("posted"),
        Clock.systemUTC());
  }

  private static HttpSource.Answer post(HttpSource source, String body, String key) {
    return source.accept(
        body.getBytes(UTF_8), BodyRecords.Format.TEXT, null, Optional.ofNullable(key));
  }
}
