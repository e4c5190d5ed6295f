package dev.akashi.collector.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akashi.collector.FakeBroker;
import dev.akashi.collector.Sources;
import dev.akashi.schemas.EventIds;
import dev.akashi.schemas.SourceEvent;
import dev.akashi.schemas.wire.NotPublishedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {
  private final FakeBroker broker = new FakeBroker();
  @TempDir Path directory;

  @Test
  void numbersAreContiguousAcrossBatches() {
    Outbox outbox = open();

    accept(outbox, "one", "a", "b");
    accept(outbox, "two", "c");

    assertThat(broker.events()).extracting(SourceEvent::getSequence).containsExactly(0L, 1L, 2L);
    assertThat(broker.payloads()).containsExactly("a", "b", "c");
    assertThat(broker.records()).allMatch(record -> record.key().equals(outbox.stream()));
    assertThat(outbox.state().publishedSequence()).isEqualTo(3);
  }

  @Test
  void theStartPublishesTheRetainedBatchesAgainWithTheSameBytes() {
    accept(open(), "one", "a", "b");
    var before = broker.records();

    Outbox reopened = open();
    reopened.settle();

    var all = broker.records();
    assertThat(all).hasSize(4);
    for (int i = 0; i < 2; i++) {
      assertThat(all.get(2 + i).value()).isEqualTo(before.get(i).value());
      assertThat(all.get(2 + i).key()).isEqualTo(before.get(i).key());
    }
    assertThat(new String(reopened.bookmark(), UTF_8)).isEqualTo("one");
    accept(reopened, "two", "c");
    assertThat(broker.events().getLast().getSequence()).isEqualTo(2);
  }

  @Test
  void aBatchThatTheBrokerDidNotTakeKeepsItsNumbers() {
    Outbox outbox = open();
    broker.goAway();
    outbox.hold(drafts("a"), bytes("one"));
    assertThatThrownBy(outbox::settle).isInstanceOf(NotPublishedException.class);
    assertThat(outbox.isSettled()).isFalse();
    assertThatThrownBy(() -> outbox.hold(drafts("b"), bytes("two")))
        .isInstanceOf(IllegalStateException.class);

    broker.comeBack();
    outbox.settle();

    assertThat(broker.payloads()).containsExactly("a");
    accept(outbox, "two", "b");
    assertThat(broker.events()).extracting(SourceEvent::getSequence).containsExactly(0L, 1L);
  }

  @Test
  void whatDiedBeforeTheRenameNeverHappened() throws IOException {
    accept(open(), "one", "a");
    Path temporary = directory.resolve("batches/000000000001.batch.tmp");
    Files.write(temporary, new byte[] {1, 2, 3});

    Outbox reopened = open();

    assertThat(temporary).doesNotExist();
    assertThat(reopened.state().nextSequence()).isEqualTo(1);
  }

  @Test
  void behindADamagedNewestBatchANewStreamBeginsBecauseItsNumbersMayBePublished()
      throws IOException {
    Outbox outbox = open();
    accept(outbox, "one", "a");
    accept(outbox, "two", "b");
    Path newest = directory.resolve("batches/000000000001.batch");
    byte[] whole = Files.readAllBytes(newest);
    for (int length : new int[] {0, 11, whole.length - 1}) {
      Files.write(newest, Arrays.copyOf(whole, length));
      Outbox reopened = open();
      assertThat(reopened.stream()).startsWith("bastion@").isNotEqualTo(outbox.stream());
      assertThat(reopened.state().nextSequence()).isZero();
      assertThat(new String(reopened.bookmark(), UTF_8)).isEqualTo("one");
      assertThat(reopened.damage())
          .singleElement()
          .asString()
          .contains("000000000001.batch is damaged", "a new stream begins");
    }

    Outbox next = open();
    next.settle();
    assertThat(broker.records().getLast().key())
        .as("what is whole is published again in the stream that it belongs to")
        .isEqualTo(outbox.stream());
    assertThat(next.state().publishedSequence()).isZero();
    accept(next, "two", "b");

    Outbox later = open();
    later.settle();
    assertThat(later.stream()).isEqualTo(next.stream());
    assertThat(later.state().nextSequence()).isEqualTo(1);
    assertThat(later.damage()).singleElement().asString().contains("is set aside");
    assertThat(directory.resolve("batches/000000000001.batch.torn")).exists();
    assertThat(open().damage()).isEmpty();
    everyNumberHasOneRecord();
  }

  @Test
  void withoutAnyWholeBatchANewStreamBegins() throws IOException {
    Outbox outbox = open();
    accept(outbox, "one", "a");
    Files.write(directory.resolve("batches/000000000000.batch"), new byte[5]);

    Outbox reopened = open();
    accept(reopened, "one", "a");
    assertThat(reopened.stream()).isNotEqualTo(outbox.stream());

    Files.move(directory.resolve("batches"), directory.resolve("moved-away"));
    Outbox fresh = open();
    accept(fresh, "other", "b");
    assertThat(fresh.stream()).isNotIn(outbox.stream(), reopened.stream());
    everyNumberHasOneRecord();
  }

  @Test
  void aDamagedBatchBeforeAWholeOneIsSetAsideAndNumbersGoOn() throws IOException {
    Outbox outbox = open();
    accept(outbox, "one", "a");
    accept(outbox, "two", "b");
    Files.write(directory.resolve("batches/000000000000.batch"), new byte[5]);

    Outbox reopened = open();
    assertThat(reopened.damage()).singleElement().asString().contains("is set aside");
    accept(reopened, "three", "c");
    assertThat(reopened.stream()).isEqualTo(outbox.stream());
    assertThat(broker.events().getLast().getSequence()).isEqualTo(2);
  }

  @Test
  void aNewerBatchUnderAnOlderNameIsDamage() throws IOException {
    Outbox outbox = open();
    accept(outbox, "one", "a");
    Path batches = directory.resolve("batches");
    Files.copy(batches.resolve("000000000000.batch"), batches.resolve("000000000001.batch"));
    assertThat(open().stream()).isNotEqualTo(outbox.stream());
  }

  private void everyNumberHasOneRecord() {
    var payloads = new HashMap<String, String>();
    for (SourceEvent event : broker.events()) {
      String id = EventIds.eventId(event.getStream(), event.getSequence());
      assertThat(payloads.merge(id, FakeBroker.text(event), (a, b) -> a.equals(b) ? a : a + b))
          .as(id)
          .isEqualTo(FakeBroker.text(event));
    }
  }

  @Test
  void anyFlippedBitIsNoticed() {
    var batch =
        new Batch(
            7,
            "0a1b2c3d",
            42,
            java.time.Instant.EPOCH,
            bytes("mark"),
            List.of(bytes("a"), bytes("")));
    byte[] file = batch.encode();
    assertThat(Batch.decode(file).bookmark()).isEqualTo(batch.bookmark());
    assertThat(Batch.decode(file).instance()).isEqualTo(batch.instance());
    for (int i = 0; i < file.length * 8; i++) {
      byte[] damaged = file.clone();
      damaged[i / 8] ^= (byte) (1 << (i % 8));
      assertThatThrownBy(() -> Batch.decode(damaged)).isInstanceOf(TornBatchException.class);
    }
  }

  @Test
  void aFullDiskNumbersNothing() throws IOException {
    Outbox outbox = open();
    accept(outbox, "one", "a");
    Path batches = directory.resolve("batches");
    Path aside = directory.resolve("aside");
    Files.move(batches, aside); // root may write anywhere, so a missing directory stands for full

    assertThatThrownBy(() -> outbox.hold(drafts("b"), bytes("two")))
        .isInstanceOf(NotHeldException.class)
        .hasMessageContaining("free or repair the disk");
    Files.move(aside, batches);
    accept(outbox, "two", "b");

    assertThat(broker.events()).extracting(SourceEvent::getSequence).containsExactly(0L, 1L);
  }

  @Test
  void oldBatchesAreDeletedAndTheNewestStaysAsBookmark() throws IOException {
    Outbox outbox = open(new OutboxLimits(0, 256L << 20));
    accept(outbox, "one", "a");
    accept(outbox, "two", "b");
    outbox.sweep();

    try (Stream<Path> files = Files.list(directory.resolve("batches"))) {
      assertThat(files)
          .extracting(Path::getFileName)
          .extracting(Path::toString)
          .containsExactly("000000000001.batch");
    }
    assertThat(open().state().nextSequence()).isEqualTo(2);
  }

  @Test
  void recordsThatAreTooLargeKeepTheirBeginningAndDigest() {
    byte[] large = new byte[(1 << 20) + 1];
    Arrays.fill(large, (byte) 'x');
    Outbox outbox = open();
    outbox.hold(List.of(Draft.of("p", Map.of(), large, null)), bytes("one"));
    outbox.settle();

    SourceEvent event = broker.events().getFirst();
    assertThat(event.getDefect().getCode()).isEqualTo("TOO_LARGE");
    assertThat(event.getDefect().getLength()).isEqualTo(large.length);
    assertThat(event.getDefect().getDigest()).hasSize(64);
    assertThat(event.getPayload().remaining()).isEqualTo(64 * 1024);
  }

  @Test
  void aSecondCollectorIsRefusedWithThePidOfTheFirst() {
    try (var held = StateDirectory.open(directory)) {
      assertThatThrownBy(() -> StateDirectory.open(directory))
          .isInstanceOf(StateException.class)
          .hasMessageContaining("process " + ProcessHandle.current().pid());
      assertThat(held.instance()).matches("[0-9a-f]{8}");
    }
    StateDirectory.open(directory).close();
  }

  private Outbox open() {
    return open(Sources.KEEP);
  }

  private Outbox open(OutboxLimits limits) {
    return Outbox.open(directory, Sources.facts("bastion"), broker, limits, Clock.systemUTC());
  }

  private static void accept(Outbox outbox, String bookmark, String... payloads) {
    outbox.settle();
    outbox.hold(drafts(payloads), bytes(bookmark));
    outbox.settle();
  }

  private static List<Draft> drafts(String... payloads) {
    return Arrays.stream(payloads)
        .map(payload -> Draft.of("at:" + payload, Map.of("k", "v"), bytes(payload), null))
        .toList();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
