package dev.akashi.launcher.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akashi.catalog.Catalog;
import dev.akashi.catalog.Layer;
import dev.akashi.catalog.pack.Normalization.Normalized;
import dev.akashi.catalog.pack.Origin;
import dev.akashi.catalog.pack.RawRecord;
import dev.akashi.catalog.scope.Scope;
import dev.akashi.drift.evaluation.Plan;
import dev.akashi.drift.observing.Piece;
import dev.akashi.schemas.EventIds;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A sensor that has to be heard once an hour, over a quarter in which it was away for a night. */
class BacktestTest {
  private static final Instant FROM = Instant.parse("2026-07-01T00:00:00Z");
  private static final Instant TO = FROM.plus(Duration.ofDays(10));
  private static final Instant AWAY = FROM.plus(Duration.ofDays(4));
  private static final Duration NIGHT = Duration.ofHours(9);
  private static final Catalog CATALOG = Catalog.builtIn();
  private static final String STREAM = EventIds.streamKey("sensors", "day");

  private final Scope scope =
      Scope.parse(
          Path.of("akashi.yml"),
          """
          zone: Asia/Tokyo
          systems:
            edge:
              title: {en: Edge, ja: 境界}
              layers: [paas-iaas]
          sources:
            sensors:
              system: edge
              pack: operation-record
              http: {}
          """,
          CATALOG);

  @Test
  void tellsFromWhichDayOnItWasMetAndHowItWasNot() {
    var backtest = backtest(beats());

    Course course = backtest.expectations().get("NET-11|edge");
    assertThat(course.breaks()).isOne();
    Stretch away = course.longestBreak().orElseThrow();
    assertThat(away.state()).isEqualTo("silent");
    assertThat(away.from()).isBetween(AWAY, AWAY.plus(Duration.ofHours(1)));
    assertThat(away.to()).isEqualTo(AWAY.plus(NIGHT));
    assertThat(away.cause().get("en")).contains("ids-1");
    assertThat(course.goodSince()).contains(AWAY.plus(NIGHT));
    assertThat(course.goodPercent()).isBetween(96.0, 97.0);
  }

  @Test
  void evidenceOfBeforeFillsTheWindowsAndIsNotPartOfThePeriod() {
    var backtest = backtest(beats());

    assertThat(backtest.expectations().get("NET-11|edge").stretches().getFirst())
        .matches(Stretch::good)
        .matches(stretch -> stretch.from().equals(FROM));
  }

  @Test
  void collectedLaterCountsForItsOwnTime() {
    List<Piece> pieces = new ArrayList<>();
    for (Piece piece : beats()) {
      pieces.add(
          new Piece(
              piece.evidenceId(),
              piece.source(),
              piece.system(),
              piece.occurredAt(),
              TO.plus(Duration.ofDays(20)),
              piece.effectiveTo(),
              piece.document()));
    }

    assertThat(backtest(pieces).expectations().get("NET-11|edge").breaks()).isOne();
  }

  @Test
  void withoutAnyEvidenceNothingIsMet() {
    assertThat(backtest(List.of()).expectations().get("NET-11|edge").goodPercent()).isZero();
  }

  private Backtest backtest(List<Piece> pieces) {
    var backtest =
        new Backtest(
            Plan.of(scope, CATALOG.expectations().only(List.of("NET-11")), CATALOG), FROM, TO);
    backtest.run(
        (system, from, to, taker) ->
            pieces.stream()
                .filter(piece -> piece.system().equals(system))
                .filter(piece -> !piece.occurredAt().isBefore(from))
                .filter(piece -> piece.occurredAt().isBefore(to))
                .sorted(Comparator.comparing(Piece::occurredAt))
                .forEach(taker),
        FROM.minus(Duration.ofHours(3)),
        read -> {});
    return backtest;
  }

  private static List<Piece> beats() {
    List<Piece> beats = new ArrayList<>();
    for (Instant at = FROM.minus(Duration.ofHours(2)); at.isBefore(TO); at = at.plusSeconds(1800)) {
      if (at.isBefore(AWAY) || !at.isBefore(AWAY.plus(NIGHT))) {
        beats.add(beat(at, beats.size()));
      }
    }
    return beats;
  }

  private static Piece beat(Instant at, int number) {
    String record =
        """
        {"at":"%s","topic":"sensor-heartbeat","result":"passed",\
        "subject":{"id":"ids-1","kind":"sensor"}}\
        """
            .formatted(at);
    String id = EventIds.eventId(STREAM, number);
    var raw =
        new RawRecord(
            record.getBytes(StandardCharsets.UTF_8),
            "UTF-8",
            Scope.DEFAULT_ZONE,
            at,
            EnumSet.allOf(Layer.class),
            "edge",
            new Origin(id, STREAM, number, "sensors", id, Map.of()));
    var read = (Normalized) CATALOG.pack("operation-record").orElseThrow().normalize(raw);
    return new Piece(id, "sensors", "edge", read.occurredAt(), at, null, read.document());
  }
}
