package dev.akashi.drift.evaluation;

import dev.akashi.catalog.expectation.Need;
import java.time.Instant;
import java.time.ZoneId;

/** Whether what has to stand beside an event does. */
final class Needs {
  private final ZoneId zone;

  Needs(ZoneId zone) {
    this.zone = zone;
  }

  boolean isMet(Need need, Moment judged, KeyMemory memory) {
    return need.events().stream()
        .flatMap(event -> memory.of(event).stream())
        .anyMatch(other -> stands(need, judged, other) && fits(need, judged, other));
  }

  /** Whether it came, though outside its window. */
  boolean cameLate(Need need, Moment judged, KeyMemory memory) {
    return need.order() == Need.Order.AFTER
        && need.events().stream()
            .flatMap(event -> memory.of(event).stream())
            .anyMatch(other -> !other.at().isBefore(judged.at()) && fits(need, judged, other));
  }

  /**
   * Until when it can still be met, by what is known now.
   *
   * @param settled until when news of the past is waited for
   */
  Instant deadline(Need need, Moment judged, Instant settled) {
    if (need.order() == Need.Order.BEFORE || need.within().isZero()) {
      return settled;
    }
    Instant end = need.within().after(judged.at(), zone);
    return end.isAfter(settled) ? end : settled;
  }

  private boolean stands(Need need, Moment judged, Moment other) {
    return switch (need.order()) {
      case BEFORE -> !other.at().isAfter(judged.at()) && isWithin(need, other.at(), judged.at());
      case AFTER -> !other.at().isBefore(judged.at()) && isWithin(need, judged.at(), other.at());
      case ANY ->
          other.at().isBefore(judged.at())
              ? isWithin(need, other.at(), judged.at())
              : isWithin(need, judged.at(), other.at());
    };
  }

  private boolean isWithin(Need need, Instant earlier, Instant later) {
    return need.within().isZero() || !later.isAfter(need.within().after(earlier, zone));
  }

  private static boolean fits(Need need, Moment judged, Moment other) {
    return need.same().entrySet().stream()
            .allMatch(
                pair ->
                    value(other, pair.getKey()).equalsIgnoreCase(value(judged, pair.getValue()))
                        && !value(other, pair.getKey()).isEmpty())
        && need.differ().entrySet().stream()
            .allMatch(
                pair ->
                    !value(other, pair.getKey()).equalsIgnoreCase(value(judged, pair.getValue()))
                        && !value(other, pair.getKey()).isEmpty());
  }

  private static String value(Moment moment, String field) {
    return moment.values().getOrDefault(field, "");
  }
}
