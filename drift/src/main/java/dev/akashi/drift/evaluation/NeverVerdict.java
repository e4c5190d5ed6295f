package dev.akashi.drift.evaluation;

import dev.akashi.catalog.expectation.Mechanism.Never;
import dev.akashi.catalog.expectation.Mechanism.NeverAfter;
import dev.akashi.catalog.expectation.Span;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** The verdict on what must not happen, at all or after something else. */
final class NeverVerdict {
  private final ZoneId zone;
  private final Needs needs;

  NeverVerdict(ZoneId zone) {
    this.zone = zone;
    this.needs = new Needs(zone);
  }

  Verdict of(Never never, KeyMemory memory, Instant tick) {
    Moment good = never.good() == null ? null : memory.newest(never.good());
    Instant due = null;
    Verdict broken = null;
    for (Moment bad : memory.of(never.bad())) {
      if (never.unless().stream().anyMatch(need -> needs.isMet(need, bad, memory))
          || FollowsVerdict.isRemedied(never.remedy(), bad, memory)) {
        continue;
      }
      Instant settled = never.settle().after(Verdicts.latest(bad.at(), bad.known()), zone);
      Instant forgotten = never.remember().after(Verdicts.latest(bad.at(), settled), zone);
      if (tick.isBefore(settled)) {
        due = Verdicts.earliest(due, settled);
      } else if (tick.isBefore(forgotten)) {
        due = Verdicts.earliest(due, forgotten);
        broken = broken == null ? Verdict.contradicted(settled, bad, good, null) : broken;
      }
    }
    Instant last = keptUntil(never, good, memory);
    if (due == null && !tick.isBefore(last)) {
      memory.drop(never.bad());
      return Verdict.waiting(
          needs.neededUntil(never.unless(), never.remedy(), never.remember(), memory), tick);
    }
    return result(broken, good, due, last, tick);
  }

  Verdict after(NeverAfter never, KeyMemory memory, Instant tick) {
    Instant due = null;
    Verdict broken = null;
    for (Moment used : memory.of(never.never())) {
      if (isForbidden(never, used, memory)
          && !FollowsVerdict.isRemedied(never.remedy(), used, memory)) {
        Instant since = Verdicts.latest(used.at(), used.known());
        Instant forgotten = never.remember().after(since, zone);
        if (tick.isBefore(forgotten)) {
          due = Verdicts.earliest(due, forgotten);
          broken = broken == null ? Verdict.contradicted(since, used, null, null) : broken;
        }
      }
    }
    // What forbids stays for ever; of what was merely used nothing is needed after a while.
    boolean forbids = !memory.of(never.after()).isEmpty();
    Moment newest = memory.newest(never.never());
    Instant last = forbids || newest == null ? null : remembered(never.remember(), newest);
    return forbids && broken == null
        ? Verdict.good(memory.of(never.after()).getLast(), due)
        : result(broken, null, due, last, tick);
  }

  private boolean isForbidden(NeverAfter never, Moment used, KeyMemory memory) {
    Moment forbids = null;
    for (Moment moment : memory.of(never.after())) {
      if (used.at().isAfter(never.grace().after(moment.at(), zone))) {
        forbids = moment;
      }
    }
    if (forbids == null) {
      return false;
    }
    Instant from = forbids.at();
    return never.until() == null
        || memory.of(never.until()).stream()
            .noneMatch(again -> again.at().isAfter(from) && !again.at().isAfter(used.at()));
  }

  private Instant keptUntil(Never never, @Nullable Moment good, KeyMemory memory) {
    Moment bad = memory.newest(never.bad());
    return Verdicts.latest(remembered(never.remember(), bad), remembered(never.remember(), good));
  }

  private Instant remembered(Span remember, @Nullable Moment moment) {
    return moment == null
        ? Instant.MIN
        : remember.after(Verdicts.latest(moment.at(), moment.known()), zone);
  }

  private static Verdict result(
      @Nullable Verdict broken,
      @Nullable Moment good,
      @Nullable Instant due,
      @Nullable Instant last,
      Instant tick) {
    if (broken != null) {
      return new Verdict(
          broken.state(),
          broken.cause(),
          true,
          broken.since(),
          broken.evidence(),
          broken.subject(),
          good,
          due,
          false);
    }
    if (due == null && last != null && !tick.isBefore(last)) {
      return Verdict.gone();
    }
    Instant next = due == null ? last : due;
    return good == null ? Verdict.neutral(null, next) : Verdict.good(good, next);
  }
}
