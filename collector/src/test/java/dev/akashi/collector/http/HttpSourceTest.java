package dev.akashi.collector.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.akashi.catalog.pack.Framing;
import dev.akashi.collector.FakeBroker;
import dev.akashi.collector.Sources;
import dev.akashi.collector.outbox.Broker;
import dev.akashi.collector.outbox.SourceHealth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpSourceTest {
  private final FakeBroker broker = new FakeBroker();
  private final SourceHealth health = new SourceHealth("posted");
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
  void aKeyWhoseFileCouldNotBeWrittenIsKnownWhenItComesAgain() throws IOException {
    HttpSource source = open();
    Path file = directory.resolve("idempotency-keys");
    Files.delete(file);
    Files.createDirectory(file); // root may write anywhere, so this stands for a full disk
    catchThrowable(() -> post(source, "a\nb\n", "k"));
    source.upkeep();
    assertThatThrownBy(() -> post(source, "c\n", null))
        .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.status()).isEqualTo(503));
    Files.delete(file);

    assertThat(post(source, "a\nb\n", "k").accepted()).isEqualTo(2);
    assertThat(broker.payloads()).containsExactly("a", "b");
  }

  @Test
  void aKeyOfAnEarlierStreamIsAnsweredWithItsOwnNumbers() throws IOException {
    HttpSource source = open();
    HttpSource.Answer first = post(source, "a\n", "k");
    post(source, "b\n", "l");
    Files.move(directory.resolve("batches"), directory.resolve("moved-away"));

    assertThat(post(open(), "a\n", "k")).isEqualTo(first);
  }

  @Test
  void aBatchThatWasLostIsTakenInAgainUnderItsKey() throws IOException {
    HttpSource source = open();
    broker.goAway();
    assertThatThrownBy(() -> post(source, "a\n", "k")).isInstanceOf(Refused.class);
    Files.write(directory.resolve("batches/000000000000.batch"), new byte[5]);

    HttpSource reopened = open();
    broker.comeBack();
    assertThat(post(reopened, "a\n", "k").accepted()).isEqualTo(1);
    assertThat(broker.payloads()).containsExactly("a");
  }

  @Test
  void aClientIsAnsweredInTimeThoughTheBrokerKeepsTrying() throws Exception {
    var answers = new CountDownLatch(1);
    Broker slow =
        records -> {
          awaitUninterrupted(answers);
          broker.publish(records);
        };
    HttpSource source = open(slow);
    assertThatThrownBy(() -> post(source, "a\n", "k"))
        .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.status()).isEqualTo(503));
    assertThatThrownBy(() -> post(source, "b\n", null))
        .as("at once, without waiting for the first")
        .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.status()).isEqualTo(503));
    assertThat(health.troubles()).singleElement().asString().contains("within 200 ms");

    answers.countDown();
    source.upkeep();
    assertThat(post(source, "a\n", "k").accepted()).isEqualTo(1);
    assertThat(broker.payloads()).containsExactly("a");
  }

  @Test
  void upkeepGoesOnAfterTheUnexpected() throws IOException {
    var odd = new AtomicBoolean(true);
    HttpSource source =
        open(
            records -> {
              if (odd.get()) {
                throw new IllegalStateException("odd");
              }
              broker.publish(records);
            });
    catchThrowable(() -> post(source, "a\n", "k"));
    source.upkeep();
    assertThat(health.troubles()).singleElement().asString().contains("odd", "tried again");

    odd.set(false);
    source.upkeep();
    assertThat(health.troubles()).isEmpty();
    assertThat(broker.payloads()).containsExactly("a");
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
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
    return open(broker);
  }

  private HttpSource open(Broker to) throws IOException {
    return new HttpSource(
        directory,
        new Framing.Lines(),
        Sources.outbox(directory, to),
        health,
        Clock.systemUTC(),
        to == broker ? Duration.ofSeconds(15) : Duration.ofMillis(200));
  }

  private static HttpSource.Answer post(HttpSource source, String body, String key) {
    return source.accept(
        body.getBytes(UTF_8), BodyRecords.Format.TEXT, null, Optional.ofNullable(key));
  }
}
