package dev.akashi.drift.stream;

import static dev.akashi.drift.TestExpectations.event;
import static dev.akashi.drift.TestExpectations.unkeyed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.akashi.drift.TestExpectations;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks of types continuous, retention, volume and sufficiency, and correlations. */
class StateTopologyTest {
  private static final String STATE =
      TestExpectations.of(
          "TST-21",
          "continuous",
          "silent",
          "numbers: {window: PT1H}\nevents:\n"
              + event("up", "capacity", "passed")
              + event("full", "capacity", "failed")
              + event("gone", "asset-record", "failed")
              + "latest: {good: up, bad: full, retired: gone}\n");

  private static final String KEPT =
      TestExpectations.of(
          "TST-22",
          "retention",
          "failing",
          "events:\n"
              + event("kept", "log-retention", "passed")
              + event("lost", "log-retention", "failed")
              + "latest: {good: kept, bad: lost}\n");

  private static final String VOLUME =
      TestExpectations.of(
          "TST-23",
          "volume",
          "insufficient",
          "numbers: {weeks: 1, share: 20%}\nevents:\n"
              + unkeyed("seen", "capacity", "passed")
              + "volume: {event: seen}\n");

  private static final String KINDS =
      TestExpectations.of(
          "TST-24",
          "sufficiency",
          "insufficient",
          "numbers: {window: P2D}\nevents:\n"
              + unkeyed("scan", "malware-scan", "passed")
              + unkeyed("backup", "backup", "passed")
              + "sufficient: {all: [scan, backup]}\n");

  private static final String TOO_MANY =
      TestExpectations.of(
          "TST-25",
          "per-event",
          "failing",
          "numbers: {remember: P2D, watch: P1D}\nevents:\n"
              + unkeyed("refused", "key-use", "failed")
              + """
              correlation:
                type: event_count
                rules: [refused]
                group-by: [akashi.details.operation.subject.id]
                timespan: 1h
                condition: {gte: 3}
              """);

  @TempDir private Path directory;

  @Test
  void theNewestTellsHowAThingStandsAndAStateThatIsNotToldAnyMoreIsSilent() {
    try (var driven = new Driven(directory, STATE)) {
      driven.record("capacity", "passed", "disk").at("PT10M").is("supported", "met");
      driven.record("capacity", "failed", "disk").at("PT20M").is("failing", "violated");
      driven.record("capacity", "passed", "disk", Driven.START.plusSeconds(30)).at("PT25M");
      driven.is("failing", "violated");
      driven.record("capacity", "passed", "disk").at("PT30M").is("supported", "met");
      driven.at("PT1H25M").is("silent", "no-events");
      assertThat(driven.status().getTick()).isEqualTo(Driven.START.plus(Duration.ofMinutes(85)));
    }
  }

  @Test
  void whatWentSilentIsNamedWithTheHopThatFailed() {
    try (var driven = new Driven(directory, STATE)) {
      driven.record("capacity", "passed", "disk").at("PT50M");
      driven.path("collector-stopped", "collector").at("PT1H1S");
      driven.is("silent", "collector-stopped");
      assertThat(driven.status().getHop()).isEqualTo("collector");
      assertThat(driven.status().getSource()).isEqualTo("records");
      driven.path("ok", null).record("capacity", "passed", "disk").at("PT1H2M");
      driven.is("supported", "met");
    }
  }

  @Test
  void whatIsKeptStaysSoUntilSomethingSaysOtherwise() {
    try (var driven = new Driven(directory, KEPT)) {
      driven.record("log-retention", "passed", "audit").at("P200D").is("supported", "met");
      driven.record("log-retention", "failed", "audit").at("P201D").is("failing", "violated");
      driven.record("log-retention", "passed", "audit").at("P202D").is("supported", "met");
    }
  }

  @Test
  void anHourWithFarLessThanUsualIsInsufficientUntilOneThatIsAsUsual() {
    try (var driven = new Driven(directory, VOLUME)) {
      for (int hour = 0; hour < 24 * 8; hour++) {
        busyHour(driven, hour);
      }
      driven.is("supported", "met");
      quietHour(driven, 24 * 8);
      driven.is("insufficient", "below-volume");
      assertThat(driven.status().getTick())
          .isEqualTo(Driven.START.plus(Duration.ofHours(24 * 8 + 1)));
      busyHour(driven, 24 * 8 + 1);
      driven.is("supported", "met");
    }
  }

  // Ten events, the last of which is known at the very tick that ends the hour.
  private static void busyHour(Driven driven, int hour) {
    for (int i = 1; i < 10; i++) {
      driven.at("PT" + (hour * 60 + i * 5) + "M").record("capacity", "passed", "disk");
    }
    driven.at("PT" + ((hour + 1) * 3600 - 1) + "S").record("capacity", "passed", "disk");
    driven.at("PT" + (hour + 1) + "H");
  }

  private static void quietHour(Driven driven, int hour) {
    driven.at("PT" + ((hour + 1) * 3600 - 1) + "S").record("capacity", "passed", "disk");
    driven.at("PT" + (hour + 1) + "H");
  }

  @Test
  void everyKindOfEvidenceHasToBeThere() {
    try (var driven = new Driven(directory, KINDS)) {
      driven.record("malware-scan", "passed", "h1").at("P1D").is("unknown", "not-yet");
      driven.record("backup", "passed", "db").at("P1DT1H").is("supported", "met");
      driven.at("P2DT1S").is("insufficient", "kinds-missing");
      assertThat(driven.status().getSubject()).isEqualTo("scan");
      driven.record("malware-scan", "passed", "h1").at("P2DT1H").is("supported", "met");
    }
  }

  @Test
  void aCorrelationIsToldOfTheGroupThatMatches() {
    try (var driven = new Driven(directory, TOO_MANY)) {
      driven.record("key-use", "failed", "k1").record("key-use", "failed", "k2").at("PT10M");
      driven.record("key-use", "failed", "k1").at("PT20M").record("key-use", "failed", "k1");
      driven.at("PT40M").is("failing", "violated");
      assertThat(driven.status().getSubject()).isEqualTo("k1");
      assertThat(driven.standing().getOpen()).isEqualTo(1);
      driven.at("P1D").record("key-use", "passed", "k1");
      driven.at("P2DT2H");
      assertThat(Driven.word(driven.status())).isNotEqualTo("failing");
    }
  }

  @Test
  void aGroupThatLooksLikeOneOfOursDoesNoHarm() {
    try (var driven = new Driven(directory, TOO_MANY)) {
      for (int i = 0; i < 3; i++) {
        driven.record("key-use", "failed", "#").record("key-use", "failed", "\\u0000");
      }
      driven.at("PT1H").is("failing", "violated");
      assertThat(driven.standing().getOpen()).isEqualTo(2);
    }
  }
}
