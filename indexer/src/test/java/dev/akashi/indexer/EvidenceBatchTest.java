package dev.akashi.indexer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akashi.schemas.Codec;
import dev.akashi.schemas.Evidence;
import dev.akashi.schemas.Hop;
import dev.akashi.schemas.UnknownSchemaException;
import dev.akashi.schemas.wire.CountsLog;
import dev.akashi.schemas.wire.CountsView;
import dev.akashi.schemas.wire.HopCounts;
import dev.akashi.schemas.wire.Outgoing;
import dev.akashi.schemas.wire.WireProducer;
import dev.akashi.store.InMemoryEvidenceStore;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvidenceBatchTest {
  private static final byte[] NEWER = {(byte) 0xC3, 1, 1, 2, 3, 4, 5, 6, 7, 8, 0, 0};

  @Test
  void recordOfANewerSchemaStopsTheBatchBeforeAnythingIsDone() {
    Codec codec = new Codec();
    var store = new InMemoryEvidenceStore(Clock.systemUTC());
    List<Outgoing> published = new ArrayList<>();
    try (var producer = new WireProducer("127.0.0.1:1", "test");
        var view = new CountsView("127.0.0.1:1", codec)) {
      var counts =
          new HopCounts(Hop.INDEXER, new CountsLog(producer, codec), view, Clock.systemUTC());
      var batch = new EvidenceBatch(codec, store, published::addAll, counts, Clock.systemUTC());
      var good = delivery(0, codec.encode(Samples.event(0).evidence()));

      assertThatThrownBy(() -> batch.accept(List.of(good, delivery(1, NEWER))))
          .isInstanceOf(UnknownSchemaException.class);

      assertThat(store.totals().evidence()).isZero();
      assertThat(published).isEmpty();
    }
  }

  @Test
  void troubleIsToldUntilABatchSucceeds() {
    List<String> prepared = new ArrayList<>();
    var workings = new Workings(() -> prepared.add("once"));

    assertThatThrownBy(() -> workings.run("evidence", () -> fail("no room")))
        .isInstanceOf(IllegalStateException.class);
    assertThat(workings.troubles()).contains("evidence waits").contains("no room");

    workings.run("evidence", () -> {});
    assertThat(workings.troubles()).isEmpty();
    assertThat(prepared).hasSize(1);
  }

  @Test
  void errorIsToldAndTriedAgainLikeAnyFailure() {
    var workings = new Workings(() -> {});

    assertThatThrownBy(() -> workings.run("evidence", () -> raise(new StackOverflowError("deep"))))
        .isInstanceOf(IllegalStateException.class)
        .hasRootCauseInstanceOf(StackOverflowError.class);
    assertThat(workings.troubles()).contains("evidence waits").contains("deep");
    assertThatThrownBy(() -> workings.run("evidence", () -> raise(new OutOfMemoryError("heap"))))
        .isInstanceOf(OutOfMemoryError.class);
  }

  @Test
  void sliceTakesFourMebibytesOrOneDocument() {
    Evidence large = Samples.event(0).text("x".repeat(700_000)).evidence(); // twice in a document
    Slice slice = new Slice();

    int taken = 0;
    while (slice.takes(large)) {
      slice.add(delivery(taken++, new byte[0]), large);
    }
    assertThat(taken).isEqualTo(2);

    Evidence larger = Samples.event(1).text("x".repeat(3_000_000)).evidence();
    assertThat(new Slice().takes(larger)).isTrue();
  }

  private static void raise(Error error) {
    throw error;
  }

  private static void fail(String why) {
    throw new IllegalStateException(why);
  }

  private static Delivery delivery(long offset, byte[] value) {
    return new Delivery("akashi.evidence", 0, offset, Instant.EPOCH, value);
  }
}
