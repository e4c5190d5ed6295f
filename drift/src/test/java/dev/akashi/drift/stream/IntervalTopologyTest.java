package dev.akashi.drift.stream;

import static dev.akashi.drift.TestExpectations.event;
import static dev.akashi.drift.TestExpectations.unkeyed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.akashi.drift.TestExpectations;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks of type interval: something has to come again and again. */
class IntervalTopologyTest {
  @TempDir private Path directory;

  @Nested
  class WithoutAKey {
    private static final String BACKUP =
        TestExpectations.of(
            "TST-01",
            "interval",
            "stale",
            "numbers: {window: PT24H}\nevents:\n"
                + unkeyed("done", "backup", "passed")
                + unkeyed("failed", "backup", "failed")
                + "recurs: {good: done, bad: failed}\n");

    @Test
    void whatNeverCameIsUnknownUntilItsFirstWindowIsOver() {
      try (var driven = new Driven(directory, BACKUP)) {
        driven.record("capacity", "passed", "disk").at("PT1S").is("unknown", "not-yet");
        assertThat(driven.status().getIncident()).isNull();

        driven.at("PT24H1S").is("stale", "lapsed");
        assertThat(driven.status().getTick())
            .as("a window after the first tick")
            .isEqualTo(Driven.START.plusSeconds(1).plus(Duration.ofHours(24)));
        assertThat(driven.status().getIncident()).isNotNull();
      }
    }

    @Test
    void itLapsesOnTheTickOnWhichItsWindowEndsAndComesBackWithTheNext() {
      try (var driven = new Driven(directory, BACKUP)) {
        driven.record("backup", "passed", "db").at("PT10H").is("supported", "met");
        driven.at("PT23H59M59S").is("supported", "met");
        driven.at("PT24H").is("stale", "lapsed");
        String incident = driven.status().getIncident();
        assertThat(driven.status().getCauseText().get("en")).contains("2026-06-01 09:00");
        assertThat(driven.status().getCauseText().get("ja")).contains("2026-06-01 09:00");

        driven.at("PT30H").record("backup", "passed", "db").at("PT31H").is("supported", "met");
        assertThat(incident).isNotNull();
        assertThat(driven.status().getIncident()).isNull();
        assertThat(driven.status().getLastGoodAt())
            .isEqualTo(Driven.START.plus(Duration.ofHours(30)));
      }
    }

    @Test
    void aFailureContradictsUntilTheNextSuccess() {
      try (var driven = new Driven(directory, BACKUP)) {
        driven.record("backup", "passed", "db").at("PT1H");
        driven.record("backup", "failed", "db").at("PT2H").is("failing", "violated");
        assertThat(driven.status().getContradicting()).isNotNull();
        assertThat(driven.status().getSubject()).isEqualTo("db");

        driven.record("backup", "passed", "db").at("PT3H").is("supported", "met");
      }
    }

    @Test
    void aFailureOfBeforeTheLastSuccessThatIsKnownLateChangesNothing() {
      try (var driven = new Driven(directory, BACKUP)) {
        driven.at("PT5H").record("backup", "passed", "db").at("PT6H");
        driven.record("backup", "failed", "db", Driven.START).at("PT7H").is("supported", "met");
      }
    }
  }

  @Nested
  class WithAKeyForEach {
    private static final String SCAN =
        TestExpectations.of(
            "TST-02",
            "interval",
            "failing",
            "numbers: {window: P7D}\nevents:\n"
                + event("scanned", "malware-scan", "passed")
                + event("infected", "malware-scan", "failed")
                + event("known", "asset-record", "passed")
                + event("gone", "asset-record", "failed")
                + "recurs: {good: scanned, bad: infected, member: known, retired: gone}\n");

    @Test
    void aMemberThatIsNeverScannedLapsesThoughOthersAre() {
      try (var driven = new Driven(directory, SCAN)) {
        driven.record("asset-record", "passed", "h1").record("malware-scan", "passed", "h2");
        driven.at("P6D").is("supported", "met");
        driven.record("malware-scan", "passed", "h2").at("P8D").is("stale", "lapsed");
        assertThat(driven.status().getSubject()).isEqualTo("h1");
        assertThat(driven.standing().getOpen()).isEqualTo(1);

        driven.record("malware-scan", "passed", "h1").at("P9D").is("supported", "met");
      }
    }

    @Test
    void whatIsRetiredIsNotMissedAndLateNewsDoesNotBringItBack() {
      try (var driven = new Driven(directory, SCAN)) {
        driven.record("malware-scan", "passed", "h1").record("malware-scan", "passed", "h2");
        driven.at("P1D").record("asset-record", "failed", "h1");
        driven.at("P2D").record("malware-scan", "passed", "h1", Driven.START);
        driven.at("P6D").record("malware-scan", "passed", "h2");
        driven.at("P9D").is("supported", "met");
      }
    }

    @Test
    void letterCaseAndBlanksOfAKeyDoNotMatter() {
      try (var driven = new Driven(directory, SCAN)) {
        driven.record("asset-record", "passed", "H1 ").record("malware-scan", "passed", "h1");
        driven.at("P6D").record("malware-scan", "passed", "h1").at("P8D").is("supported", "met");
      }
    }

    @Test
    void aKeyThatLooksLikeOneOfOursIsAKeyLikeAnyOther() {
      try (var driven = new Driven(directory, SCAN)) {
        driven.record("malware-scan", "passed", "#").record("malware-scan", "passed", "*");
        driven.at("P6D").record("malware-scan", "passed", "*").at("P8D").is("stale", "lapsed");
        assertThat(driven.status().getSubject()).isEqualTo("#");
      }
    }
  }

  @Nested
  class SeveralInAWindow {
    private static final String DRILLS =
        TestExpectations.of(
            "TST-03",
            "interval",
            "insufficient",
            "numbers: {window: P10D, min: 2}\nevents:\n"
                + unkeyed("done", "backup", "passed")
                + "recurs: {good: done}\n");

    @Test
    void theWindowIsFullUntilTheOlderOfTheTwoFallsOut() {
      try (var driven = new Driven(directory, DRILLS)) {
        driven.record("backup", "passed", "a").at("P1D").is("unknown", "not-yet");
        driven.at("P3D").record("backup", "passed", "b").at("P4D").is("supported", "met");
        driven.at("P9D").is("supported", "met").at("P10D").is("insufficient", "lapsed");
        driven.record("backup", "passed", "c").at("P11D").is("supported", "met");
      }
    }

    @Test
    void theSameOneDeliveredTwiceIsOne() {
      try (var driven = new Driven(directory, DRILLS)) {
        String once =
            "{\"id\":\"R-1\",\"at\":\"2026-06-01T00:00:00Z\",\"topic\":\"backup\",\"result\":\"passed\",\"subject\":{\"id\":\"db\"}}";
        driven.bring("records", "operation-record", once);
        driven.bring("records", "operation-record", once);
        driven.at("PT1H").bring("records", "operation-record", once).at("P1D");
        driven.is("unknown", "not-yet");
      }
    }
  }

  @Nested
  class PartOfAll {
    private static final String COVERED =
        TestExpectations.of(
            "TST-04",
            "interval",
            "insufficient",
            "numbers: {window: P7D, share: 75%}\nevents:\n"
                + event("scanned", "malware-scan", "passed")
                + "recurs: {good: scanned}\n");

    @Test
    void someMayLapseAsLongAsEnoughDoNot() {
      try (var driven = new Driven(directory, COVERED)) {
        for (String host : new String[] {"h1", "h2", "h3", "h4"}) {
          driven.record("malware-scan", "passed", host);
        }
        driven.at("P6D");
        for (String host : new String[] {"h1", "h2", "h3"}) {
          driven.record("malware-scan", "passed", host);
        }
        driven.at("P8D").is("supported", "met");
        driven.at("P11D").record("malware-scan", "passed", "h1");
        driven.record("malware-scan", "passed", "h2").at("P14D");
        driven.is("insufficient", "coverage");
        assertThat(driven.status().getCauseText().get("en")).contains("2 of 4");
      }
    }
  }
}
