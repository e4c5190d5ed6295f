package dev.akashi.drift.evaluation;

import dev.akashi.catalog.expectation.Need;
import dev.akashi.catalog.expectation.Span;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
    Instant end = end(need, judged);
    return need.order() == Need.Order.AFTER
        && end != null
        && need.events().stream()
            .flatMap(event -> memory.of(event).stream())
            .anyMatch(other -> other.at().isAfter(end) && fits(need, judged, other));
  }

  /**
   * Until when what stands beside events has to be remembered, since one that needs it may still
   * come.
   *
   * @return {@link Instant#MAX} where it may stand any time before, {@link Instant#MIN} where
   *     nothing came
   */
  Instant neededUntil(List<Need> beside, @Nullable String remedy, Span remember, KeyMemory memory) {
    Instant until = Instant.MIN;
    for (Need need : beside) {
      Moment newest = memory.newest(need.events());
      if (newest == null) {
        continue;
      }
      boolean before = need.order() != Need.Order.AFTER;
      if (before && need.within().isZero()) {
        return Instant.MAX;
      }
      Instant reach = before ? need.within().after(newest.at(), zone) : newest.at();
      until = Verdicts.latest(until, remember.after(Verdicts.latest(reach, newest.known()), zone));
    }
    Moment closed = remedy == null ? null : memory.newest(remedy);
    return closed == null
        ? until
        : Verdicts.latest(
            until, remember.after(Verdicts.latest(closed.at(), closed.known()), zone));
  }

  /**
   * Until when it can still be met, by what is known now.
   *
   * @param settled until when news of the past is waited for
   */
  Instant deadline(Need need, Moment judged, Instant settled) {
    Instant end = end(need, judged);
    return need.order() == Need.Order.BEFORE || end == null || end.isBefore(settled)
        ? settled
        : end;
  }

  /** The latest time for the other event; null where there is none. */
  private @Nullable Instant end(Need need, Moment judged) {
    Instant end = need.within().isZero() ? null : need.within().after(judged.at(), zone);
    Instant by = by(need, judged);
    return by == null ? end : Verdicts.earliest(end, by);
  }

  private static @Nullable Instant by(Need need, Moment judged) {
    String text = need.by() == null ? null : judged.values().get(need.by());
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeParseException e) {
      return null; // a time that its pack could not read binds nobody
    }
  }

  private boolean stands(Need need, Moment judged, Moment other) {
    boolean before = other.at().isBefore(judged.at());
    boolean after = other.at().isAfter(judged.at());
    return switch (need.order()) {
      case BEFORE -> !after && isBefore(need, judged, other);
      case AFTER -> !before && isAfter(need, judged, other);
      case ANY -> before ? isBefore(need, judged, other) : isAfter(need, judged, other);
    };
  }

  private boolean isBefore(Need need, Moment judged, Moment other) {
    boolean near =
        need.within().isZero() || !judged.at().isAfter(need.within().after(other.at(), zone));
    return near && !need.ahead().after(other.at(), zone).isAfter(judged.at());
  }

  private boolean isAfter(Need need, Moment judged, Moment other) {
    Instant end = end(need, judged);
    return (end == null || !other.at().isAfter(end))
        && !other.at().isBefore(need.ahead().after(judged.at(), zone));
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
