package dev.akashi.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akashi.console.Timelines.Span;
import dev.akashi.console.Timelines.Stretch;
import dev.akashi.schemas.ControlStatus;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TimelinesTest {
  private static final String PAY = TestStatuses.PAY;
  private static final Span SPAN =
      new Span(TestConsole.NOW.minus(Duration.ofDays(10)), TestConsole.NOW);

  private static final ControlStatus BEFORE =
      TestStatuses.good(TestConsole.CONTROL, PAY, Duration.ofDays(99));
  private static final ControlStatus STALE =
      TestStatuses.stale(TestConsole.CONTROL, PAY, Duration.ofDays(5));
  private static final ControlStatus STILL_STALE =
      TestStatuses.stale(TestConsole.CONTROL, PAY, Duration.ofDays(4));
  private static final ControlStatus GOOD =
      TestStatuses.good(TestConsole.CONTROL, PAY, Duration.ofDays(2));

  @Test
  void stretchesFollowOneAnotherWithoutGaps() {
    List<Stretch> bar =
        Timelines.of(SPAN, List.of(BEFORE), List.of(GOOD, STILL_STALE, STALE), List.of()).of(PAY);

    assertThat(bar).extracting(Stretch::status).containsExactly("supported", "stale", "supported");
    assertThat(bar).extracting(Stretch::x).containsExactly(0, 500, 800);
    assertThat(bar).extracting(Stretch::width).containsExactly(500, 300, 200);
  }

  @Test
  void whatWasNotKnownIsNotDrawn() {
    List<Stretch> bar = Timelines.of(SPAN, List.of(), List.of(GOOD), List.of()).of(PAY);

    assertThat(bar).extracting(Stretch::x).containsExactly(800);
    assertThat(Timelines.of(SPAN, List.of(), List.of(), List.of()).of(PAY)).isEmpty();
  }

  @Test
  void whatNobodyEvaluatesIsUnknownFromThenOn() {
    try (var console = TestConsole.evaluated(Duration.ofDays(1).toSeconds())) {
      assertThat(console.get("/controls/III.1.1.12?lang=en").body())
          .containsPattern("<rect class=\"supported\"[^>]*>")
          .containsPattern("<rect class=\"unknown\"[^>]*x=\"9\\d\\d\"");
    }
  }

  @Test
  void momentIsWideEnoughToBeSeenAndStaysInside() {
    ControlStatus now = TestStatuses.stale(TestConsole.CONTROL, PAY, Duration.ofSeconds(1));

    Stretch last = Timelines.of(SPAN, List.of(GOOD), List.of(now), List.of()).of(PAY).getLast();

    assertThat(last.width()).isEqualTo(4);
    assertThat(last.x() + last.width()).isEqualTo(1000);
  }

  @Test
  void moreChangesThanAreReadLeaveTheBeginningOpen() {
    List<ControlStatus> many = Collections.nCopies(Timelines.CHANGES_MAX, STALE);

    assertThat(Timelines.of(SPAN, List.of(BEFORE), many, List.of()).of(PAY))
        .extracting(Stretch::x)
        .containsExactly(500);
  }
}
