package dev.akashi.drift.evaluation;

import dev.akashi.catalog.expectation.Mechanism.Follows;
import dev.akashi.catalog.expectation.Need;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The verdict on a story: each event of one kind needs others beside it. Of several such events
 * under one key the worst counts.
 */
final class FollowsVerdict {
  private final ZoneId zone;
  private final Needs needs;

  FollowsVerdict(ZoneId zone) {
    this.zone = zone;
    this.needs = new Needs(zone);
  }

  Verdict of(Follows story, KeyMemory memory, Instant tick) {
    Verdict worst = Verdict.neutral(null, null);
    Moment good = null;
    Instant due = null;
    Instant last = Instant.MIN;
    List<Moment> settled = new ArrayList<>();
    for (Moment judged : memory.of(story.each())) {
      Verdict one = one(story, judged, memory, tick);
      if (one.due() == null) {
        settled.add(judged);
      }
      worst = one.state().compareTo(worst.state()) > 0 ? one : worst;
      good = one.good() == null ? good : one.good();
      due = one.due() == null ? due : Verdicts.earliest(due, one.due());
      Instant known = Verdicts.latest(judged.at(), judged.known());
      last = Verdicts.latest(last, story.remember().after(known, zone));
    }
    memory.dropSettled(story.each(), settled);
    if (due == null && !tick.isBefore(last)) {
      return waiting(story, memory, tick);
    }
    return new Verdict(
        worst.state(),
        worst.cause(),
        worst.contradicted(),
        worst.since(),
        worst.evidence(),
        worst.subject(),
        good,
        due == null ? last : due,
        false);
  }

  private Verdict one(Follows story, Moment judged, KeyMemory memory, Instant tick) {
    Instant settled = story.settle().after(Verdicts.latest(judged.at(), judged.known()), zone);
    Instant deadline = null;
    boolean late = false;
    for (Need need : story.needs()) {
      if (needs.isMet(need, judged, memory)) {
        continue;
      }
      if (needs.cameLate(need, judged, memory)) {
        late = true; // it was broken for a while, and is not any more
      } else {
        deadline = Verdicts.earliest(deadline, needs.deadline(need, judged, settled));
      }
    }
    if (deadline == null && late) {
      return Verdict.neutral(null, null);
    }
    if (deadline == null) {
      return judged.at().isAfter(tick)
          ? Verdict.pending(null, judged.at())
          : Verdict.good(judged, null);
    }
    if (story.unless().stream().anyMatch(need -> needs.isMet(need, judged, memory))) {
      return Verdict.neutral(null, null);
    }
    if (tick.isBefore(deadline)) {
      return Verdict.pending(null, deadline);
    }
    Instant forgotten = story.remember().after(deadline, zone);
    if (isRemedied(story.remedy(), judged, memory) || !tick.isBefore(forgotten)) {
      return Verdict.neutral(null, null);
    }
    return Verdict.missing(
        Cause.OVERDUE,
        deadline,
        judged.evidence(),
        judged.values().get(Moment.SUBJECT),
        null,
        forgotten);
  }

  // Nothing is judged any more. What an event will need is kept as long as one may need it.
  private Verdict waiting(Follows story, KeyMemory memory, Instant tick) {
    memory.drop(story.each());
    List<Need> beside = Stream.concat(story.needs().stream(), story.unless().stream()).toList();
    return Verdict.waiting(
        needs.neededUntil(beside, story.remedy(), story.remember(), memory), tick);
  }

  static boolean isRemedied(@Nullable String remedy, Moment judged, KeyMemory memory) {
    return remedy != null
        && memory.of(remedy).stream().anyMatch(moment -> !moment.at().isBefore(judged.at()));
  }
}
