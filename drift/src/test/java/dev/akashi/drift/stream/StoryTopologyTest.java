package dev.akashi.drift.stream;

import static dev.akashi.drift.TestExpectations.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.akashi.drift.TestExpectations;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks of types after-trigger and per-event: stories over several events. */
class StoryTopologyTest {
  @TempDir private Path directory;

  @Nested
  class AfterATrigger {
    private static final String ERASED =
        TestExpectations.of(
            "TST-11",
            "after-trigger",
            "failing",
            "numbers: {erase: PT24H, remember: P10D}\nevents:\n"
                + event("returned", "equipment-movement", "passed")
                + event("erased", "data-deletion", "passed")
                + "follows: {each: returned, needs: [{event: erased, order: after, within:"
                + " erase}]}\n");

    private static final String MOVED = "equipment-movement";
    private static final String ERASE = "data-deletion";

    @Test
    void whatFollowsInTimeIsGoodNews() {
      try (var driven = new Driven(directory, ERASED)) {
        driven.record(MOVED, "passed", "d1").at("PT1H").is("unknown", "not-yet");
        driven.at("PT23H").record(ERASE, "passed", "d1").at("PT24H").is("supported", "met");
      }
    }

    @Test
    void whatDoesNotFollowIsOverdueOnTheTickOfItsDeadline() {
      try (var driven = new Driven(directory, ERASED)) {
        driven.record(MOVED, "passed", "d1").at("PT23H59M59S").is("unknown", "not-yet");
        driven.at("PT24H").is("failing", "overdue");
        assertThat(driven.status().getTick()).isEqualTo(Driven.START.plus(Duration.ofHours(24)));
        assertThat(driven.status().getSubject()).isEqualTo("d1");
        assertThat(driven.status().getCauseText())
            .containsEntry("en", "d1 is wrong")
            .containsEntry("ja", "d1 が不適切");
      }
    }

    @Test
    void whatFollowsTooLateClosesTheCase() {
      try (var driven = new Driven(directory, ERASED)) {
        driven.record(MOVED, "passed", "d1").at("PT25H").is("failing", "overdue");
        driven.record(ERASE, "passed", "d1").at("PT26H");
        assertThat(driven.status().getIncident()).isNull();
        assertThat(Driven.word(driven.status())).isNotEqualTo("failing");
      }
    }

    @Test
    void whatFollowedInTimeAndIsKnownLateChangesThePresentAndSaysSo() {
      try (var driven = new Driven(directory, ERASED)) {
        driven.record(MOVED, "passed", "d1").at("PT30H").is("failing", "overdue");
        int before = driven.topology().history().size();
        driven.record(ERASE, "passed", "d1", Driven.START.plus(Duration.ofHours(20)));
        driven.at("PT31H").is("supported", "met");

        assertThat(driven.status().getLateByMillis())
            .isEqualTo(Duration.ofHours(10).plusSeconds(1).toMillis());
        assertThat(driven.status().getTick()).isAfter(Driven.START.plus(Duration.ofHours(30)));
        assertThat(driven.topology().history()).hasSizeGreaterThan(before);
      }
    }

    @Test
    void aCaseThatNothingClosesIsForgottenInTheEnd() {
      try (var driven = new Driven(directory, ERASED)) {
        driven.record(MOVED, "passed", "d1").at("P1DT1H").is("failing", "overdue");
        driven.at("P10DT23H");
        assertThat(Driven.word(driven.status())).isEqualTo("failing");
        driven.at("P11D");
        assertThat(Driven.word(driven.status())).isNotEqualTo("failing");
      }
    }
  }

  @Nested
  class EachEvent {
    private static final String ENTERED =
        TestExpectations.of(
            "TST-12",
            "per-event",
            "failing",
            """
            numbers: {before: P30D, settle: PT15M}
            events:
            %s%s%sfollows:
              each: moved
              needs: [{event: approved, order: before, within: before}]
              remedy: reviewed
            """
                .formatted(
                    event("moved", "equipment-movement", "passed"),
                    event("approved", "goods-register", "passed"),
                    event("reviewed", "asset-record", "passed")));

    @Test
    void anApprovalThatStoodBeforeMayBecomeKnownUntilTheEventHasSettled() {
      try (var driven = new Driven(directory, ENTERED)) {
        driven.at("PT1H").record("equipment-movement", "passed", "d1");
        driven.at("PT1H14M").is("unknown", "not-yet");
        driven.record("goods-register", "passed", "d1", Driven.START.plusSeconds(60));
        driven.at("PT1H20M").is("supported", "met");
      }
    }

    @Test
    void anApprovalOfAfterwardsIsNone() {
      try (var driven = new Driven(directory, ENTERED)) {
        driven.record("equipment-movement", "passed", "d1").at("PT5M");
        driven.record("goods-register", "passed", "d1").at("PT20M").is("failing", "overdue");
        assertThat(driven.status().getTick()).isEqualTo(Driven.START.plusSeconds(15 * 60 + 1));
      }
    }

    @Test
    void aRemedyEndsTheIncident() {
      try (var driven = new Driven(directory, ENTERED)) {
        driven.record("equipment-movement", "passed", "d1").at("PT20M").is("failing", "overdue");
        driven.record("asset-record", "passed", "d1").at("PT1H");
        assertThat(driven.status().getIncident()).isNull();
      }
    }

    @Test
    void onlyTheOneThatLacksItIsNamed() {
      try (var driven = new Driven(directory, ENTERED)) {
        driven.record("goods-register", "passed", "d1").at("PT1M");
        driven.record("equipment-movement", "passed", "d1");
        driven.record("equipment-movement", "passed", "d2").at("PT1H").is("failing", "overdue");
        assertThat(driven.standing().getOpen()).isEqualTo(1);
        assertThat(driven.status().getSubject()).isEqualTo("d2");
      }
    }
  }

  @Nested
  class WhatMustNotBe {
    private static final String NEVER =
        TestExpectations.of(
            "TST-13",
            "per-event",
            "failing",
            "numbers: {watch: P1D, remember: P5D}\nevents:\n"
                + event("wrong", "key-use", "failed")
                + event("right", "key-use", "passed")
                + "never: {bad: wrong, good: right}\n");

    private static final String AFTER =
        TestExpectations.of(
            "TST-14",
            "per-event",
            "failing",
            "numbers: {grace: PT1H, watch: P1D}\nevents:\n"
                + event("ended", "entitlement-expiry", "failed")
                + event("used", "entitlement-use", "passed")
                + event("renewed", "entitlement-expiry", "passed")
                + "never_after: {after: ended, never: used, until: renewed}\n");

    @Test
    void itIsSaidAtOnceAndRememberedAsLongAsTheNumberSays() {
      try (var driven = new Driven(directory, NEVER)) {
        driven.record("key-use", "passed", "k1").at("PT1M").is("supported", "met");
        driven.record("key-use", "failed", "k2").at("PT2M").is("failing", "violated");
        assertThat(driven.status().getTick()).isEqualTo(Driven.START.plusSeconds(61));
        driven.at("P5D").is("failing", "violated").record("key-use", "passed", "k1");
        driven.at("P5DT1H").is("supported", "met");
      }
    }

    @Test
    void usingWhatHasEndedIsWrongUntilItIsRenewed() {
      try (var driven = new Driven(directory, AFTER)) {
        driven.record("entitlement-expiry", "failed", "r1").at("PT30M");
        driven.record("entitlement-use", "passed", "r1").at("PT1H");
        assertThat(Driven.word(driven.status())).as("within its grace").isNotEqualTo("failing");
        driven.at("PT2H").record("entitlement-expiry", "passed", "r1").at("PT3H");
        driven.record("entitlement-use", "passed", "r1").at("PT4H");
        assertThat(Driven.word(driven.status())).as("renewed").isNotEqualTo("failing");
        driven.record("entitlement-expiry", "failed", "r1").at("PT6H");
        driven.record("entitlement-use", "passed", "r1").at("PT7H").is("failing", "violated");
      }
    }
  }
}
