package dev.akashi.drift.evaluation;

import dev.akashi.catalog.expectation.Mechanism;
import dev.akashi.catalog.expectation.Mechanism.Follows;
import dev.akashi.catalog.expectation.Mechanism.Latest;
import dev.akashi.catalog.expectation.Mechanism.Never;
import dev.akashi.catalog.expectation.Mechanism.NeverAfter;
import dev.akashi.catalog.expectation.Mechanism.Recurs;
import dev.akashi.catalog.expectation.Mechanism.Share;
import dev.akashi.catalog.expectation.Mechanism.Sufficient;
import dev.akashi.catalog.expectation.Span;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The verdict on a key whose events come again, or of which the newest decides. */
final class Verdicts {
  private static final Span RETIRED_FOR = Span.parse("P30D");

  private final ZoneId zone;
  private final FollowsVerdict follows;
  private final NeverVerdict never;

  Verdicts(ZoneId zone) {
    this.zone = zone;
    this.follows = new FollowsVerdict(zone);
    this.never = new NeverVerdict(zone);
  }

  Verdict of(Mechanism mechanism, KeyMemory memory, Instant tick) {
    return switch (mechanism) {
      case Recurs recurs -> recurs(recurs, memory, tick);
      case Latest latest -> latest(latest, memory, tick);
      case Follows story -> follows.of(story, memory, tick);
      case Never forbidden -> never.of(forbidden, memory, tick);
      case NeverAfter forbidden -> never.after(forbidden, memory, tick);
      case Share share -> share(share, memory, tick);
      case Sufficient sufficient -> sufficient(sufficient, memory, tick);
      case Mechanism.Volume _, Mechanism.Correlates _ ->
          throw new IllegalArgumentException(mechanism + " keeps its state in another form");
    };
  }

  private Verdict recurs(Recurs recurs, KeyMemory memory, Instant tick) {
    Moment good = memory.newest(recurs.good());
    Moment bad = memory.newest(recurs.bad());
    Moment retired = recurs.retired() == null ? null : memory.newest(recurs.retired());
    // A register tells of a host again and again: what counts is since when it is known.
    Moment member = recurs.member() == null ? null : memory.oldest(recurs.member());
    Moment told = recurs.member() == null ? null : memory.newest(recurs.member());
    if (retired != null
        && isNewer(retired, good)
        && isNewer(retired, bad)
        && isNewer(retired, told)) {
      return retired(retired, tick);
    }
    if (bad != null && !isNewer(good, bad)) {
      return Verdict.contradicted(latest(bad.at(), bad.known()), bad, good, null);
    }
    Instant lapse = lapse(recurs, memory, good, member);
    if (lapse == null) {
      return Verdict.neutral(null, null);
    }
    if (tick.isBefore(lapse)) {
      return good == null || count(recurs, memory) < recurs.min()
          ? Verdict.pending(good, lapse)
          : Verdict.good(good, lapse);
    }
    Moment last = good == null ? member : good;
    String subject = last == null ? null : last.values().get(Moment.SUBJECT);
    return Verdict.missing(Cause.LAPSED, lapse, null, subject, good, null);
  }

  // With a minimum of n, the window is full until the n-th newest event falls out of it; while
  // there
  // have been fewer at all, the first window is still running.
  private @Nullable Instant lapse(
      Recurs recurs, KeyMemory memory, @Nullable Moment good, @Nullable Moment member) {
    if (good == null) {
      return member == null ? null : recurs.window().after(member.at(), zone);
    }
    Moment decides = good;
    long have = 0;
    List<Moment> all = memory.of(recurs.good());
    for (int i = all.size() - 1; i >= 0 && have < recurs.min(); i--) {
      have += all.get(i).count();
      decides = all.get(i);
    }
    Instant lapse = recurs.window().after(decides.at(), zone);
    // What speaks for a time that was over anyway, such as a report, ends with its window only.
    boolean ends = good.until() != null && good.until().isAfter(good.at());
    return ends && good.until().isBefore(lapse) ? good.until() : lapse;
  }

  private static long count(Recurs recurs, KeyMemory memory) {
    return memory.of(recurs.good()).stream().mapToLong(Moment::count).sum();
  }

  private Verdict latest(Latest latest, KeyMemory memory, Instant tick) {
    Moment good = memory.newest(latest.good());
    Moment bad = memory.newest(latest.bad());
    Moment retired = latest.retired() == null ? null : memory.newest(latest.retired());
    if (retired != null && isNewer(retired, good) && isNewer(retired, bad)) {
      return retired(retired, tick);
    }
    if (bad != null && !isNewer(good, bad)) {
      return Verdict.contradicted(latest(bad.at(), bad.known()), bad, good, null);
    }
    if (good == null) {
      return Verdict.neutral(null, null);
    }
    if (latest.window().isZero()) {
      return Verdict.good(good, null);
    }
    Instant lapse = latest.window().after(good.at(), zone);
    return tick.isBefore(lapse)
        ? Verdict.good(good, lapse)
        : Verdict.missing(Cause.LAPSED, lapse, null, good.values().get(Moment.SUBJECT), good, null);
  }

  // Remembered for a while, so that late news of what is gone does not bring it back.
  private Verdict retired(Moment retired, Instant tick) {
    Instant forgotten = RETIRED_FOR.after(latest(retired.at(), retired.known()), zone);
    return tick.isBefore(forgotten) ? Verdict.neutral(null, forgotten) : Verdict.gone();
  }

  // Keys are counted, each as a part or not; the expectation compares the two counts.
  private Verdict share(Share share, KeyMemory memory, Instant tick) {
    Moment part = memory.newest(share.part());
    Moment whole = memory.newest(List.of(share.part(), share.whole()));
    if (whole == null) {
      return Verdict.gone();
    }
    Instant leaves = share.window().after(whole.at(), zone);
    if (!tick.isBefore(leaves)) {
      return Verdict.gone();
    }
    return part == null
        ? Verdict.good(whole, leaves)
        : Verdict.missing(
            Cause.VIOLATED,
            part.at(),
            part.evidence(),
            part.values().get(Moment.SUBJECT),
            null,
            leaves);
  }

  private Verdict sufficient(Sufficient sufficient, KeyMemory memory, Instant tick) {
    Moment newest = memory.newest(sufficient.all());
    if (newest == null) {
      return Verdict.gone();
    }
    Instant lapse = sufficient.window().after(newest.at(), zone);
    return tick.isBefore(lapse)
        ? Verdict.good(newest, lapse)
        : Verdict.missing(Cause.KINDS_MISSING, lapse, null, null, newest, null);
  }

  private static boolean isNewer(@Nullable Moment one, @Nullable Moment other) {
    return other == null || one != null && one.at().isAfter(other.at());
  }

  static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  static Instant earliest(@Nullable Instant one, Instant other) {
    return one == null || other.isBefore(one) ? other : one;
  }
}
