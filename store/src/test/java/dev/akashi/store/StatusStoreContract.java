package dev.akashi.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akashi.schemas.ControlStatus;
import dev.akashi.schemas.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of statuses keeps. */
interface StatusStoreContract {
  Instant T0 = Instant.parse("2026-10-31T23:59:58Z");
  String CONTROL = "mic:III.1.1.8";

  StatusStore store();

  /** Makes visible what was written. */
  void settle();

  /** A word that belongs to one test alone. */
  String unique();

  default String system(String name) {
    return name + "-" + unique();
  }

  default ControlStatus status(String control, String system, long tickSeconds, Status status) {
    return StatusSamples.status(control, system(system), T0.plusSeconds(tickSeconds), status);
  }

  default List<ControlStatus> known(String system) {
    return store().statuses(StatusQuery.all().withSystem(system(system)));
  }

  default List<Verdict> write(ControlStatus... batch) {
    List<Verdict> verdicts = store().write(List.of(batch));
    settle();
    return verdicts;
  }

  @Test
  default void statusComesBackWhole() {
    ControlStatus whole = StatusSamples.whole(CONTROL, system("pay"), T0);
    ControlStatus bare = status("mic:III.1.1.9", "pay", 0, Status.UNKNOWN);

    assertThat(write(whole, bare)).containsOnly(new Verdict.Stored()).hasSize(2);

    assertThat(known("pay")).containsExactly(whole, bare);
    assertThat(store().history(history("pay")).items()).containsExactly(whole);
  }

  @Test
  default void nothingAskedOfNothing() {
    assertThat(store().write(List.of())).isEmpty();
    assertThat(known("nobody")).isEmpty();
    assertThat(store().history(history("nobody")).items()).isEmpty();
    assertThat(store().statuses(StatusQuery.all().withSystem(system("nobody")).asOf(T0))).isEmpty();
  }

  @Test
  default void redeliveryChangesNothing() {
    ControlStatus first = status(CONTROL, "pay", 0, Status.SUPPORTED);
    ControlStatus second = status(CONTROL, "pay", 5, Status.FAILING);
    write(first, second);

    assertThat(write(first, second)).containsOnly(new Verdict.AlreadyStored());
    assertThat(write(first)).containsOnly(new Verdict.AlreadyStored());

    assertThat(known("pay")).containsExactly(second);
    assertThat(store().history(history("pay")).items()).containsExactly(second, first);
  }

  @Test
  default void olderTickNeverTakesThePlaceOfANewerOne() {
    ControlStatus first = status(CONTROL, "pay", 0, Status.SUPPORTED);
    ControlStatus second = status(CONTROL, "pay", 5, Status.FAILING);

    assertThat(write(second)).containsExactly(new Verdict.Stored());
    assertThat(write(first)).containsExactly(new Verdict.Stored());

    assertThat(known("pay")).containsExactly(second);
    assertThat(store().history(history("pay")).items()).containsExactly(second, first);
  }

  @Test
  default void manyTicksOfOneBatchLeaveTheNewest() {
    List<ControlStatus> ticks = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      ticks.add(status(CONTROL, "pay", i, i % 2 == 0 ? Status.SUPPORTED : Status.FAILING));
    }
    ControlStatus newest = ticks.getLast();
    Collections.shuffle(ticks, new java.util.Random(7));

    assertThat(store().write(ticks)).hasSize(600).containsOnly(new Verdict.Stored());
    settle();

    assertThat(known("pay")).containsExactly(newest);
  }

  @Test
  default void questionsNarrowByControlAndSystem() {
    ControlStatus a = status(CONTROL, "a", 0, Status.SUPPORTED);
    ControlStatus b = status(CONTROL, "b", 0, Status.STALE);
    ControlStatus other = status("mic:II.1.1.1", "a", 0, Status.SILENT);
    write(a, b, other);

    assertThat(known("a")).containsExactly(other, a);
    assertThat(store().statuses(StatusQuery.all().withControl(CONTROL))).contains(a, b);
    assertThat(store().statuses(StatusQuery.all())).contains(a, b, other);
    assertThat(store().statuses(StatusQuery.all().withControl(CONTROL).withSystem(system("a"))))
        .containsExactly(a);
  }

  @Test
  default void asOfATimeAnswersWhatWasKnownThen() {
    ControlStatus first = status(CONTROL, "pay", 0, Status.SUPPORTED);
    ControlStatus second = status(CONTROL, "pay", 5, Status.FAILING);
    ControlStatus third = status(CONTROL, "pay", 9, Status.SUPPORTED);
    ControlStatus other = status("mic:II.1.1.1", "pay", 5, Status.STALE);
    write(first, second, third, other);

    assertThat(asOf("pay", -1)).isEmpty();
    assertThat(asOf("pay", 0)).containsExactly(first);
    assertThat(asOf("pay", 4)).containsExactly(first);
    assertThat(asOf("pay", 5)).as("of another month").containsExactly(other, second);
    assertThat(asOf("pay", 900)).containsExactly(other, third);
    assertThat(known("pay")).containsExactly(other, third);
    assertThat(store().statuses(StatusQuery.all().withControl(CONTROL).asOf(T0.plusSeconds(6))))
        .contains(second)
        .doesNotContain(other);
  }

  @Test
  default void thousandsAreAnsweredWhole() {
    List<ControlStatus> many =
        IntStream.range(0, 1_250)
            .mapToObj(i -> status("mic:X.%05d".formatted(i), "pay", 0, Status.SUPPORTED))
            .toList();
    store().write(many);
    settle();

    assertThat(known("pay")).containsExactlyElementsOf(many);
    assertThat(asOf("pay", 1)).containsExactlyElementsOf(many);
  }

  @Test
  default void historyIsPagedNewestFirst() {
    List<ControlStatus> written = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      written.add(status(CONTROL, "a", i, i % 2 == 0 ? Status.SUPPORTED : Status.FAILING));
      written.add(status(CONTROL, "b", i, Status.STALE));
    }
    store().write(written);
    settle();

    List<ControlStatus> seen = new ArrayList<>();
    StatusHistoryQuery query = history("a").withPage(5, null);
    StatusReader.StatusPage page = store().history(query);
    assertThat(page.total()).isEqualTo(12);
    assertThat(page.totalExact()).isTrue();
    seen.addAll(page.items());
    while (page.nextCursor() != null) {
      page = store().history(query.withPage(5, page.nextCursor()));
      seen.addAll(page.items());
    }
    assertThat(seen)
        .containsExactlyElementsOf(
            written.reversed().stream().filter(s -> s.getSystem().equals(system("a"))).toList());
    StatusHistoryQuery some =
        new StatusHistoryQuery(
            CONTROL, system("a"), T0.plusSeconds(2), T0.plusSeconds(4), 50, null);
    assertThat(store().history(some).items())
        .extracting(ControlStatus::getTick)
        .containsExactly(T0.plusSeconds(3), T0.plusSeconds(2));
  }

  @Test
  default void historyOfAllSystemsTellsEqualTicksApart() {
    String control = "mic:U." + unique();
    write(status(control, "a", 0, Status.STALE), status(control, "b", 0, Status.SILENT));
    var query =
        new StatusHistoryQuery(control, null, T0.minusSeconds(1), T0.plusSeconds(1), 1, null);

    StatusReader.StatusPage page = store().history(query);
    StatusReader.StatusPage next = store().history(query.withPage(1, page.nextCursor()));

    assertThat(page.items().getFirst().getSystem()).isEqualTo(system("b"));
    assertThat(next.items().getFirst().getSystem()).isEqualTo(system("a"));
    assertThat(next.nextCursor()).isNull();
  }

  @Test
  default void questionsAreBounded() {
    assertThatThrownBy(() -> StatusQuery.all().withSystem("x".repeat(513)))
        .isInstanceOf(BadQueryException.class);
    assertThatThrownBy(() -> StatusQuery.all().asOf(Instant.MAX))
        .isInstanceOf(BadQueryException.class);
    assertThatThrownBy(() -> history("a").withPage(201, null))
        .isInstanceOf(BadQueryException.class);
    assertThatThrownBy(() -> store().history(history("a").withPage(5, "nonsense")))
        .isInstanceOf(BadQueryException.class);
  }

  private List<ControlStatus> asOf(String system, long seconds) {
    return store()
        .statuses(StatusQuery.all().withSystem(system(system)).asOf(T0.plusSeconds(seconds)));
  }

  private StatusHistoryQuery history(String system) {
    return new StatusHistoryQuery(
        CONTROL, system(system), T0.minusSeconds(3600), T0.plusSeconds(3600), 50, null);
  }
}
