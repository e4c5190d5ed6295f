package dev.akashi.drift.evaluation;

import dev.akashi.schemas.SourceState;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is known of one source: when it was heard, how its path is, and when something was lost. */
final class SourceMemory {
  /** So many events must usually have come before their absence says something. */
  private static final float EXPECTED_MIN = 3;

  private static final int WEEKS_MIN = 2;
  private static final Duration QUIET_MAX = Duration.ofDays(28);

  private Baseline baseline = new Baseline();
  private @Nullable Instant gapAt;
  private String cause = Cause.OK;
  private @Nullable String hop;
  private @Nullable Instant causeSince;
  private @Nullable Instant outageEnd;
  private Map<String, String> detail = Map.of();

  /** Takes in news; answers whether it may change how expectations stand. */
  boolean take(SourceState news, Instant tick, ZoneId zone) {
    boolean changed = news.getGap();
    if (news.getCount() > 0) {
      changed |= baseline.last() == null;
      baseline.add(tick, news.getCount(), zone);
    }
    if (news.getGap()) {
      gapAt = tick;
    }
    String found = foundBy(news);
    if (found != null && !found.equals(cause)) {
      outageEnd = found.equals(Cause.OK) ? tick : outageEnd;
      causeSince = found.equals(Cause.OK) ? null : tick;
      changed = true;
      cause = found;
    }
    if (found != null) {
      hop = found.equals(Cause.OK) ? null : news.getHop();
      detail = found.equals(Cause.OK) ? Map.of() : new TreeMap<>(news.getDetail());
    }
    return changed;
  }

  // An app that was started anew cannot tell yet that a pack understands its source again.
  private @Nullable String foundBy(SourceState news) {
    boolean undecided = news.getDetail().equals(Observed.UNDECIDED);
    return undecided && cause.equals(Cause.PACK_MISMATCH) ? null : news.getCause();
  }

  String cause() {
    return cause;
  }

  @Nullable String hop() {
    return hop;
  }

  /** Since when its path is disturbed; null where it is not. */
  @Nullable Instant causeSince() {
    return causeSince;
  }

  Map<String, String> detail() {
    return detail;
  }

  /** The tick at which it was last heard; null while it never was. */
  @Nullable Instant lastHeard() {
    return baseline.last();
  }

  @Nullable Instant gapAt() {
    return gapAt;
  }

  /**
   * From which tick on everything of it has come, as far as is known; null while it never was
   * heard.
   */
  @Nullable Instant wholeSince() {
    Instant since = baseline.since();
    return since == null ? null : laterOf(laterOf(since, gapAt), outageEnd);
  }

  private static Instant laterOf(Instant one, @Nullable Instant other) {
    return other == null || one.isAfter(other) ? one : other;
  }

  /**
   * Until when silence is no news; null while it never was heard. Once it was heard over two weeks,
   * that is until three events would usually have come, which takes longer on a weekend; but no
   * silence of more than four weeks is usual.
   */
  @Nullable Instant quietUntil(ZoneId zone) {
    Instant last = baseline.last();
    return last == null || baseline.weeks(last) < WEEKS_MIN
        ? last
        : baseline.whenUsuallyCame(EXPECTED_MIN, QUIET_MAX, zone);
  }

  byte[] bytes() {
    var out = new Packing.Out().number(1).moment(gapAt, Packing.NEAR).text(cause).text(hop);
    out.moment(causeSince, Packing.NEAR).moment(outageEnd, Packing.NEAR).number(detail.size());
    detail.forEach((name, value) -> out.text(name).text(value));
    baseline.write(out);
    return out.bytes();
  }

  static SourceMemory of(byte @Nullable [] bytes) {
    var memory = new SourceMemory();
    if (bytes == null) {
      return memory;
    }
    var in = new Packing.In(bytes);
    in.number();
    memory.gapAt = in.moment(Packing.NEAR);
    memory.cause = in.textOrEmpty();
    memory.hop = in.text();
    memory.causeSince = in.moment(Packing.NEAR);
    memory.outageEnd = in.moment(Packing.NEAR);
    Map<String, String> detail = new TreeMap<>();
    for (int left = in.count(); left > 0; left--) {
      detail.put(in.textOrEmpty(), in.textOrEmpty());
    }
    memory.detail = detail;
    memory.baseline = Baseline.read(in);
    return memory;
  }
}
