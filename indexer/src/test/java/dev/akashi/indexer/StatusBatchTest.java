package dev.akashi.indexer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akashi.schemas.Codec;
import dev.akashi.schemas.ControlStatus;
import dev.akashi.schemas.Quarantined;
import dev.akashi.schemas.Status;
import dev.akashi.schemas.UnknownSchemaException;
import dev.akashi.schemas.wire.Outgoing;
import dev.akashi.store.InMemoryStatusStore;
import dev.akashi.store.StatusHistoryQuery;
import dev.akashi.store.StatusQuery;
import dev.akashi.store.StatusStore;
import dev.akashi.store.Verdict;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusBatchTest {
  private static final byte[] NEWER = {(byte) 0xC3, 1, 1, 2, 3, 4, 5, 6, 7, 8, 0, 0};
  private static final Instant TICK = Instant.parse("2026-11-22T03:00:00Z");
  private static final Codec CODEC = new Codec();

  private final InMemoryStatusStore store = new InMemoryStatusStore();
  private final List<Quarantined> quarantine = new ArrayList<>();

  @Test
  void whatCannotBeReadGoesToQuarantineAndStopsNothing() {
    ControlStatus status = StatusSamples.status("pay", TICK, Status.FAILING);
    Delivery broken = delivery(1, "no record of ours".getBytes());

    batch(store).accept(List.of(delivery(0, CODEC.encode(status)), broken));

    assertThat(store.statuses(StatusQuery.all())).containsExactly(status);
    assertThat(quarantine).hasSize(1);
    assertThat(quarantine.getFirst().getReason()).isEqualTo("UNDECODABLE");
    assertThat(quarantine.getFirst().getPosition()).isEqualTo("akashi.control-status/3/1");
  }

  @Test
  void whatTheStoreCanNeverTakeGoesToQuarantine() {
    batch(new Refusing()).accept(List.of(delivery(7, encoded("pay"))));

    assertThat(quarantine).extracting(Quarantined::getReason).containsExactly("STORE_REFUSED");
    assertThat(quarantine.getFirst().getMessage()).isEqualTo("id too long");
  }

  @Test
  void recordWithoutAValueSaysNothing() {
    batch(store).accept(List.of(delivery(0, new byte[0]), delivery(1, encoded("pay"))));

    assertThat(store.statuses(StatusQuery.all())).hasSize(1);
    assertThat(quarantine).isEmpty();
  }

  @Test
  void recordOfANewerSchemaStopsTheBatchBeforeAnythingIsDone() {
    assertThatThrownBy(
            () -> batch(store).accept(List.of(delivery(0, encoded("pay")), delivery(1, NEWER))))
        .isInstanceOf(UnknownSchemaException.class);

    assertThat(store.statuses(StatusQuery.all())).isEmpty();
    assertThat(quarantine).isEmpty();
  }

  private StatusBatch batch(StatusStore into) {
    return new StatusBatch(CODEC, into, this::take, Clock.systemUTC());
  }

  private void take(List<Outgoing> published) {
    published.forEach(record -> quarantine.add(CODEC.quarantined(record.value())));
  }

  private static byte[] encoded(String system) {
    return CODEC.encode(StatusSamples.status(system, TICK, Status.SUPPORTED));
  }

  private static Delivery delivery(long offset, byte[] value) {
    return new Delivery("akashi.control-status", 3, offset, Instant.EPOCH, value);
  }

  private static final class Refusing implements StatusStore {
    @Override
    public List<Verdict> write(List<ControlStatus> batch) {
      return batch.stream()
          .map(status -> (Verdict) new Verdict.Rejected("STORE_REFUSED", "id too long"))
          .toList();
    }

    @Override
    public List<ControlStatus> statuses(StatusQuery query) {
      return List.of();
    }

    @Override
    public StatusPage history(StatusHistoryQuery query) {
      return new StatusPage(List.of(), null, 0, true);
    }

    @Override
    public void close() {}
  }
}
