package dev.akashi.launcher.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CourseTest {
  private static final Instant FROM = Instant.parse("2026-07-01T00:00:00Z");
  private static final Instant TO = FROM.plus(Duration.ofDays(10));

  private final Course course = new Course(FROM, TO);

  @Test
  void whatStoodBeforeThePeriodCountsFromItsBegin() {
    stands("met", true, -5);
    stands("missing", false, 2);
    stands("met", true, 3);
    course.end();

    assertThat(course.goodPercent()).isEqualTo(90);
    assertThat(course.breaks()).isOne();
    assertThat(course.goodSince()).contains(day(3));
    assertThat(course.longestBreak().orElseThrow().length()).isEqualTo(Duration.ofDays(1));
    assertThat(course.isGoodThroughout()).isFalse();
  }

  @Test
  void stateSaidAgainIsTheSameStretch() {
    stands("met", true, -5);
    stands("met", true, 2);
    course.end();

    assertThat(course.stretches())
        .singleElement()
        .extracting(Stretch::length)
        .isEqualTo(Duration.ofDays(10));
    assertThat(course.isGoodThroughout()).isTrue();
    assertThat(course.longestBreak()).isEmpty();
  }

  @Test
  void twoGoodWordsInARowAreGoodSinceTheFirst() {
    stands("missing", false, -5);
    stands("met", true, 4);
    stands("not-applicable", true, 6);
    course.end();

    assertThat(course.goodSince()).contains(day(4));
  }

  @Test
  void periodThatBeginsInTheDarkIsNotMetThroughout() {
    stands("met", true, 1);
    course.end();

    assertThat(course.isGoodThroughout()).isFalse();
    assertThat(course.goodPercent()).isEqualTo(90);
  }

  @Test
  void whatComesBehindThePeriodIsNotOfIt() {
    stands("met", true, -1);
    stands("missing", false, 11);
    course.end();

    assertThat(course.isGoodThroughout()).isTrue();
  }

  @Test
  void nothingSaidIsNotGood() {
    course.end();

    assertThat(course.isGoodThroughout()).isFalse();
    assertThat(course.goodSince()).isEmpty();
    assertThat(course.goodPercent()).isZero();
  }

  private void stands(String state, boolean good, int day) {
    course.stands(state, good, Map.of("en", state), day(day));
  }

  private static Instant day(int day) {
    return FROM.plus(Duration.ofDays(day));
  }
}
