package dev.akashi.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akashi.schemas.Evidence;
import dev.akashi.schemas.Hop;
import dev.akashi.schemas.Kind;
import dev.akashi.schemas.Polarity;
import dev.akashi.store.EvidenceReader.ControlCount;
import dev.akashi.store.EvidenceReader.EvidencePage;
import dev.akashi.store.EvidenceReader.Totals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store keeps when it is asked. */
interface EvidenceReaderContract extends StoreUnderTest {
  @Test
  default void pagesAreNewestFirstAndMeetEveryItemOnce() {
    List<Evidence> batch = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      // Groups of five share their millisecond.
      batch.add(event(i).at("2026-11-20T00:00:0%d.000Z".formatted(i / 5)).evidence());
    }
    store().write(batch);
    settle();

    List<String> seen = new ArrayList<>();
    EvidenceQuery query = all().withPage(7, null);
    EvidencePage page = store().search(query);
    seen.addAll(page.items().stream().map(StoredEvidence::eventId).toList());
    while (page.nextCursor() != null) {
      page = store().search(query.withPage(7, page.nextCursor()));
      seen.addAll(page.items().stream().map(StoredEvidence::eventId).toList());
    }

    assertThat(page.total()).isEqualTo(25);
    assertThat(page.totalExact()).isTrue();
    assertThat(seen)
        .containsExactlyElementsOf(batch.reversed().stream().map(Evidence::getEventId).toList());
  }

  @Test
  default void oldestFirstIsReadOnToTheEnd() {
    List<Evidence> batch = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      batch.add(event(i).at("2026-11-20T00:00:0%d.000Z".formatted(i / 3)).evidence());
    }
    store().write(batch);
    settle();

    List<String> seen = new ArrayList<>();
    EvidencePage page = store().oldestFirst(all().withPage(4, null));
    while (true) {
      seen.addAll(page.items().stream().map(StoredEvidence::eventId).toList());
      if (page.nextCursor() == null) {
        break;
      }
      page = store().oldestFirst(all().withPage(4, page.nextCursor()));
    }

    assertThat(seen).containsExactlyElementsOf(batch.stream().map(Evidence::getEventId).toList());
  }

  @Test
  default void filtersAreCombined() {
    String control = "mic:III.1.1.12";
    Evidence supports = event(1).tag(control, Polarity.SUPPORTS).evidence();
    Evidence contradicts = event(2).tag(control, Polarity.CONTRADICTS).evidence();
    Evidence other = event(3).tag("mic:III.1.1.1", Polarity.SUPPORTS).evidence();
    Evidence earlier = event(4).at("2026-11-02T00:00:00.000Z").evidence();
    write(supports, contradicts, other, earlier);
    settle();

    assertThat(found(all().withControl(control)))
        .containsExactly(contradicts.getEventId(), supports.getEventId());
    assertThat(found(all().withControl(control).withPolarity(Polarity.CONTRADICTS)))
        .containsExactly(contradicts.getEventId());
    assertThat(found(all().withPolarity(Polarity.SUPPORTS)))
        .containsExactly(other.getEventId(), supports.getEventId());
    assertThat(found(all().withKind(Kind.CHANGE_TICKET))).isEmpty();
    assertThat(found(all().withKind(Kind.LOG).withSource("bastion"))).hasSize(4);
    assertThat(found(all().withSource("nobody"))).isEmpty();
    EvidenceQuery early =
        EvidenceQuery.between(FROM, Instant.parse("2026-11-02T00:00:00.001Z"))
            .withSystem("sys-" + unique());
    assertThat(found(early)).containsExactly(earlier.getEventId());
  }

  @Test
  default void textIsFoundInJapaneseAndEnglish() {
    Evidence japanese = event(1).text("変更申請 CHG-2041 は承認されていません。ログイン失敗").evidence();
    Evidence english = event(2).text("Failed password for invalid user admin").evidence();
    write(japanese, english);
    settle();

    assertThat(found(all().withText("承認"))).containsExactly(japanese.getEventId());
    assertThat(found(all().withText("申請"))).containsExactly(japanese.getEventId());
    assertThat(found(all().withText("ログイン失敗　CHG-2041")))
        .as("two words, parted by an ideographic space")
        .containsExactly(japanese.getEventId());
    assertThat(found(all().withText("認承"))).as("order matters").isEmpty();
    assertThat(found(all().withText("FAILED admin"))).containsExactly(english.getEventId());
    assertThat(found(all().withText("passw")))
        .as("a beginning")
        .containsExactly(english.getEventId());
    assertThat(found(all().withText("failed 承認"))).isEmpty();
    assertThat(found(all().withText(" "))).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "* OR _index:*",
        "/.*.*.*x/",
        "..",
        "a\"}},{\"match_all\":{}",
        "\\",
        "(((((",
        "\u0000",
        "~9",
        "%00"
      })
  default void hostileTextIsOnlyText(String text) {
    write(event(1).evidence());
    settle();

    assertThat(found(all().withText(text))).isEmpty();
    assertThat(found(all().withControl(text.isBlank() ? "x" : text))).isEmpty();
    assertThat(store().get(text)).isEmpty();
    assertThat(store().byEvent(text)).isEmpty();
  }

  @Test
  default void questionsAreBounded() {
    assertThatThrownBy(() -> all().withText("w ".repeat(10_000)))
        .isInstanceOf(BadQueryException.class)
        .hasMessageContaining("at most 512 characters");
    assertThatThrownBy(() -> all().withText("a b c d e f g h i j k l m n o p q"))
        .isInstanceOf(BadQueryException.class)
        .hasMessageContaining("at most 16 words");
    assertThatThrownBy(() -> all().withPage(201, null)).isInstanceOf(BadQueryException.class);
    assertThatThrownBy(() -> EvidenceQuery.between(TO, FROM)).isInstanceOf(BadQueryException.class);
    assertThatThrownBy(() -> EvidenceQuery.between(Instant.MIN, TO))
        .isInstanceOf(BadQueryException.class);
    for (String cursor : List.of("x", "", "!!", "MTIz", "bm90LWEtbnVtYmVyL3g", "A".repeat(5000))) {
      assertThatThrownBy(() -> store().search(all().withPage(10, cursor)))
          .as(cursor)
          .isInstanceOf(BadQueryException.class);
    }
  }

  @Test
  default void countsPerControlTellPolaritiesApart() {
    write(
        event(1).tag("mic:A", Polarity.SUPPORTS).evidence(),
        event(2).tag("mic:A", Polarity.SUPPORTS).tag("mic:B", Polarity.CONTEXT).evidence(),
        event(3).at("2026-11-23T00:00:00.000Z").tag("mic:A", Polarity.CONTRADICTS).evidence());
    settle();

    assertThat(store().countsPerControl(FROM, TO, "sys-" + unique()))
        .hasSize(2)
        .containsEntry(
            "mic:A", new ControlCount(3, 2, 1, 0, Instant.parse("2026-11-23T00:00:00.000Z")))
        .containsEntry(
            "mic:B", new ControlCount(1, 0, 0, 1, Instant.parse("2026-11-22T03:04:05.678Z")));
    assertThat(store().countsPerControl(FROM, TO, null)).containsKey("mic:A");
    assertThat(store().countsPerControl(FROM, TO, "nobody")).isEmpty();
  }

  @Test
  default void quarantineIsWrittenOncePerEventAndHopWithoutItsHead() {
    String reason = "R-" + unique();
    var first = Samples.quarantined(1, Hop.NORMALIZER, reason);
    first.setEventId("q-" + unique() + "-1");
    var second = Samples.quarantined(2, Hop.COLLECTOR, reason);
    second.setEventId("q-" + unique() + "-2");
    store().quarantine(List.of(first, second));
    store().quarantine(List.of(second));
    settle();

    QuarantineQuery query = new QuarantineQuery(null, "bastion", reason, 1, null);
    var page = store().quarantined(query);
    assertThat(page.total()).isEqualTo(2);
    assertThat(page.items().getFirst().eventId()).isEqualTo(second.getEventId());
    assertThat(page.items().getFirst().hop()).isEqualTo(Hop.COLLECTOR);
    var next = store().quarantined(query.withPage(1, page.nextCursor()));
    assertThat(next.items().getFirst().eventId()).isEqualTo(first.getEventId());
    assertThat(next.nextCursor()).isNull();
    assertThat(page.toString() + next).doesNotContain("hunter2");
  }

  @Test
  default void totalsGrowByWhatWasWritten() {
    settle();
    Totals before = store().totals();
    String id = "sys-" + unique() + "/cloud/native-5";
    write(event(1).id(id).text("a").evidence(), event(2).id(id).text("b").evidence());
    settle();

    Totals after = store().totals();
    assertThat(after.evidence() - before.evidence()).isEqualTo(2);
    assertThat(after.conflicts() - before.conflicts()).isEqualTo(1);
    assertThat(store().health().ok()).as(store().health().message()).isTrue();
  }
}
