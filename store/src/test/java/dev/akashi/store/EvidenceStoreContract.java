package dev.akashi.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akashi.schemas.Digests;
import dev.akashi.schemas.Evidence;
import dev.akashi.schemas.Hop;
import dev.akashi.schemas.Quarantined;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every store keeps when it is written to. */
interface EvidenceStoreContract extends StoreUnderTest {
  @Test
  default void documentComesBackByteForByteWithItsCustody() {
    Evidence evidence =
        event(1).text("認証 \"quoted\" \\ \u2028 ,\"custody\":{ ok").immutable().evidence();

    assertThat(write(evidence)).containsExactly(new Verdict.Stored());
    settle();

    StoredEvidence stored = store().get(evidence.getEvidenceId()).orElseThrow();
    assertThat(stored.documentBytes()).isEqualTo(evidence.getDocument().array());
    assertThat(Digests.sha256Hex(stored.documentBytes()))
        .isEqualTo(stored.custody().documentDigest());
    assertThat(stored.custody().rawDigest()).isEqualTo(evidence.getRawDigest());
    assertThat(stored.custody().conflictsWith()).isNull();
    assertThat(stored.occurredAt()).isEqualTo(evidence.getOccurredAt());
    assertThat(stored.index()).isEqualTo("akashi-evidence-2026.11");
    assertThat(store().byEvent(evidence.getEventId()).map(StoredEvidence::id))
        .contains(evidence.getEvidenceId());
    assertThat(store().byEvent("nobody-000000000001")).isEmpty();
    assertThat(store().get("nobody")).isEmpty();
  }

  @Test
  default void emptyBatchHasNoVerdicts() {
    assertThat(store().write(List.of())).isEmpty();
  }

  @Test
  default void redeliveryChangesNothing() {
    List<Evidence> batch = LongStream.range(0, 50).mapToObj(i -> event(i).evidence()).toList();

    assertThat(store().write(batch)).hasSize(50).containsOnly(new Verdict.Stored());
    assertThat(store().write(batch)).hasSize(50).containsOnly(new Verdict.AlreadyStored());
    settle();

    assertThat(store().search(all()).total()).isEqualTo(50);
  }

  @Test
  default void equalContentFromAnotherEventIsDuplicate() {
    String id = "sys-" + unique() + "/cloud/native-1";
    Evidence first = event(1).id(id).text("same").evidence();
    Evidence second = event(2).id(id).text("same").evidence();

    assertThat(write(first)).containsExactly(new Verdict.Stored());
    assertThat(write(second)).containsExactly(new Verdict.Duplicate(first.getEventId()));
    assertThat(write(second)).containsExactly(new Verdict.Duplicate(first.getEventId()));
    settle();

    assertThat(found(all())).containsExactly(first.getEventId());
  }

  @Test
  default void otherContentUnderTheSameIdIsKeptBesideIt() {
    String id = "sys-" + unique() + "/cloud/native-2";
    Evidence first = event(1).id(id).text("approved").immutable().evidence();
    Evidence second = event(2).id(id).text("rejected").immutable().evidence();
    String besides = besides(second);

    assertThat(write(first)).containsExactly(new Verdict.Stored());
    assertThat(write(second)).containsExactly(new Verdict.Conflict(besides, first.getEventId()));
    assertThat(write(second, first))
        .containsExactly(
            new Verdict.Conflict(besides, first.getEventId()), new Verdict.AlreadyStored());
    settle();

    assertThat(found(all())).containsExactly(second.getEventId(), first.getEventId());
    StoredEvidence kept = store().get(besides).orElseThrow();
    assertThat(kept.custody().conflictsWith()).isEqualTo(id);
    assertThat(kept.custody().integrityAlarm()).isTrue();
    assertThat(kept.documentBytes()).isEqualTo(second.getDocument().array());
  }

  @Test
  default void itemsOfOneBatchAreJudgedInTheirOrder() {
    String id = "sys-" + unique() + "/cloud/native-3";
    Evidence first = event(1).id(id).text("a").evidence();
    Evidence equal = event(2).id(id).text("a").evidence();
    Evidence other = event(3).id(id).text("b").evidence();

    assertThat(write(first, equal, other, first, other))
        .containsExactly(
            new Verdict.Stored(),
            new Verdict.Duplicate(first.getEventId()),
            new Verdict.Conflict(besides(other), first.getEventId()),
            new Verdict.AlreadyStored(),
            new Verdict.Conflict(besides(other), first.getEventId()));
    settle();
    assertThat(store().search(all()).total()).isEqualTo(2);
  }

  @Test
  default void nativeIdIsRecognisedAcrossMonths() {
    String id = "sys-" + unique() + "/ticket/CHG-1";
    Evidence october = event(1).id(id).text("x").at("2026-10-31T23:59:59.999Z").evidence();
    Evidence november = event(2).id(id).text("x").at("2026-11-01T00:00:00.000Z").evidence();

    assertThat(write(october)).containsExactly(new Verdict.Stored());
    assertThat(write(november)).containsExactly(new Verdict.Duplicate(october.getEventId()));
  }

  @Test
  default void implausibleTimeMakesNoIndexOfItsOwn() {
    Evidence early = event(1).at("1601-01-01T00:00:00.000Z").evidence();
    Evidence late = event(2).at("2026-11-24T00:00:00.000Z").evidence();

    assertThat(write(early, late)).containsOnly(new Verdict.Stored());
    settle();

    StoredEvidence stored = store().get(early.getEvidenceId()).orElseThrow();
    assertThat(stored.index()).isEqualTo("akashi-evidence-2026.11");
    assertThat(stored.custody().occurredAtImplausible()).isTrue();
    assertThat(store().get(late.getEvidenceId()).orElseThrow().custody().occurredAtImplausible())
        .isTrue();
  }

  @Test
  default void whatCanNeverBeStoredIsRejectedAndItsNeighboursAreNot() {
    Evidence good = event(1).evidence();
    Evidence broken = event(2).evidence("{\"a\":{}}");
    Evidence injected = event(3).evidence("{\"a\":1}\n{\"delete\":{\"_index\":\"x\"}}");
    Evidence longId = event(4).id("x".repeat(513)).evidence();
    Evidence alsoGood = event(5).evidence();

    List<Verdict> verdicts = write(good, broken, injected, longId, alsoGood);

    assertThat(verdicts.get(0)).isEqualTo(new Verdict.Stored());
    assertThat(verdicts.get(4)).isEqualTo(new Verdict.Stored());
    assertThat(verdicts.subList(1, 4)).allMatch(Verdict.Rejected.class::isInstance);
    settle();
    assertThat(store().search(all()).total()).isEqualTo(2);
  }

  @Test
  default void idThatARejectedItemAskedForIsFree() {
    String id = "sys-" + unique() + "/cloud/native-4";
    Evidence broken = event(1).id(id).evidence("{\"a\":{}}");
    Evidence good = event(2).id(id).evidence();

    List<Verdict> verdicts = write(broken, good);

    assertThat(verdicts.getFirst()).isInstanceOf(Verdict.Rejected.class);
    assertThat(verdicts.getLast()).isEqualTo(new Verdict.Stored());
  }

  @Test
  default void conflictThatIsBroughtAgainIsKeptOnce() {
    String id = "sys-" + unique() + "/cloud/native-5";
    Evidence first = event(1).id(id).text("approved").evidence();
    Evidence second = event(2).id(id).text("rejected").evidence();
    Evidence again = event(3).id(id).text("rejected").evidence();

    assertThat(write(first, second, again))
        .containsExactly(
            new Verdict.Stored(),
            new Verdict.Conflict(besides(second), first.getEventId()),
            new Verdict.Duplicate(second.getEventId()));
    assertThat(write(again)).containsExactly(new Verdict.Duplicate(second.getEventId()));
    settle();

    assertThat(found(all())).containsExactly(second.getEventId(), first.getEventId());
  }

  @Test
  default void numberGivenToASecondRecordIsNoRedelivery() {
    Evidence first = event(1).text("before the state was lost").evidence();
    Evidence reused = event(1).text("after it").evidence();

    assertThat(write(first)).containsExactly(new Verdict.Stored());
    Verdict verdict = write(reused).getFirst();

    assertThat(verdict).isInstanceOf(Verdict.Rejected.class);
    assertThat(((Verdict.Rejected) verdict).reason()).isEqualTo("SEQUENCE_REUSED");
    assertThat(write(first)).containsExactly(new Verdict.AlreadyStored());
  }

  @Test
  default void sameRecordReadByANewerPackIsARedelivery() {
    Evidence first = event(1).text("same").evidence();
    Evidence newer = event(1).text("same").with(document -> document.put("more", 1)).evidence();

    assertThat(write(first)).containsExactly(new Verdict.Stored());
    assertThat(write(newer)).containsExactly(new Verdict.AlreadyStored());
  }

  @Test
  default void eventThatWasMetBeforeIsLookedForInEveryMonth() {
    Evidence october = event(1).text("a").at("2026-10-31T23:59:59.999Z").evidence();
    Evidence moved = event(1).text("a").at("2026-11-01T00:00:00.000Z").evidence();
    Evidence reused = event(1).text("b").at("2026-11-01T00:00:00.000Z").evidence();
    Set<String> met = Set.of(october.getEventId());

    assertThat(store().write(List.of(october), met)).containsExactly(new Verdict.Stored());
    settle();

    assertThat(store().write(List.of(moved), met)).containsExactly(new Verdict.AlreadyStored());
    assertThat(store().write(List.of(reused), met).getFirst()).isInstanceOf(Verdict.Rejected.class);
  }

  @Test
  default void impossibleTimesOfQuarantineAreClampedAndTold() {
    String reason = "TIME-" + unique();
    Quarantined late = Samples.quarantined(11, Hop.NORMALIZER, reason);
    late.setCollectedAt(Instant.ofEpochMilli(Long.MAX_VALUE));
    Quarantined early = Samples.quarantined(12, Hop.NORMALIZER, reason);
    early.setCollectedAt(Instant.parse("1601-01-01T00:00:00Z"));
    // The documents are there already when a test before this one has stored them.
    late.setEventId(unique() + "-000000000011");
    early.setEventId(unique() + "-000000000012");

    store().quarantine(List.of(late, early));
    settle();

    var found = store().quarantined(new QuarantineQuery(null, null, reason, 10, null)).items();
    assertThat(found)
        .extracting(StoredQuarantine::collectedAt)
        .containsExactlyInAnyOrder(Instant.parse("2199-12-31T23:59:59.999Z"), Instant.EPOCH);
    assertThat(found).allMatch(item -> item.message().contains("not plausible"));
  }

  @Test
  default void impossibleTimesOfEvidenceStopNothing() {
    Evidence evidence = event(1).evidence();
    evidence.setOccurredAt(Instant.ofEpochMilli(Long.MAX_VALUE));
    evidence.setCollectedAt(Instant.ofEpochMilli(Long.MAX_VALUE));

    assertThat(write(evidence)).containsExactly(new Verdict.Stored());
    settle();
    assertThat(store().get(evidence.getEvidenceId()).orElseThrow().index())
        .isEqualTo("akashi-evidence-2199.12");
  }

  @Test
  default void secondRecordOfAQuarantinedNumberIsSeenToo() {
    String reason = "REUSED-" + unique();
    Quarantined first = Samples.quarantined(1, Hop.NORMALIZER, reason);
    first.setEventId(unique() + "-000000000001");
    first.setDigest("a".repeat(64));
    Quarantined second = Samples.quarantined(1, Hop.NORMALIZER, reason);
    second.setEventId(first.getEventId());
    second.setDigest("b".repeat(64));

    store().quarantine(List.of(first, second));
    store().quarantine(List.of(second));
    settle();

    var query = new QuarantineQuery(null, null, reason, 10, null);
    assertThat(store().quarantined(query).items())
        .extracting(StoredQuarantine::digest)
        .containsExactlyInAnyOrder(first.getDigest(), second.getDigest());
  }

  private static String besides(Evidence evidence) {
    return evidence.getEvidenceId() + "~" + evidence.getRawDigest().substring(0, 16);
  }
}
