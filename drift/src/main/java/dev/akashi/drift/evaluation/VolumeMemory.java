package dev.akashi.drift.evaluation;

import dev.akashi.catalog.expectation.Mechanism.Volume;
import dev.akashi.drift.evaluation.Verdict.State;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is kept of a key whose events have to come as often as usual. Each hour is judged once. */
final class VolumeMemory implements KeyRecord {
  /** Hours in which fewer events usually come are not judged: chance decides there. */
  private static final float USUAL_MIN = 5;

  private Baseline baseline = new Baseline();
  private State counted = State.NEUTRAL;
  private @Nullable Instant due;
  private @Nullable Instant broken;
  private String newest = "";

  /**
   * Adds events that are first known at a tick. They came before it, so that those of a full hour
   * belong to the hour that it ends.
   */
  void add(Instant tick, long count, String evidence, ZoneId zone) {
    baseline.add(tick.minusMillis(1), count, zone);
    newest = evidence;
  }

  Verdict verdict(Volume volume, Instant tick, ZoneId zone) {
    Instant next = Baseline.nextHour(tick, zone);
    Moment last = newest();
    Baseline.Ended ended = baseline.endedHour(tick, zone);
    if (ended == null) {
      return counted == State.BROKEN && broken != null
          ? Verdict.missing(Cause.BELOW_VOLUME, broken, null, null, last, next)
          : last == null ? Verdict.neutral(null, next) : Verdict.good(last, next);
    }
    var enough = volume.share().multiply(BigDecimal.valueOf(ended.usual()));
    boolean low =
        ended.weeks() >= volume.weeks()
            && ended.usual() >= USUAL_MIN
            && BigDecimal.valueOf(ended.count()).compareTo(enough) < 0;
    if (!low) {
      return last == null ? Verdict.neutral(null, next) : Verdict.good(last, next);
    }
    Instant since = broken == null ? ended.hour().plus(1, ChronoUnit.HOURS) : broken;
    return Verdict.missing(Cause.BELOW_VOLUME, since, null, null, last, next);
  }

  private @Nullable Moment newest() {
    Instant last = baseline.last();
    return last == null ? null : new Moment(last, last, newest, null, 1, Map.of());
  }

  @Override
  public State counted() {
    return counted;
  }

  @Override
  public boolean contradicted() {
    return false;
  }

  @Override
  public @Nullable Instant due() {
    return due;
  }

  @Override
  public @Nullable Instant broken() {
    return broken;
  }

  @Override
  public void settle(
      State counted, boolean contradicted, @Nullable Instant due, @Nullable Instant broken) {
    this.counted = counted;
    this.due = due;
    this.broken = broken;
  }

  @Override
  public byte[] bytes() {
    var out = new Packing.Out().number(1).number(counted.ordinal());
    out.moment(due, Packing.NEAR).moment(broken, Packing.NEAR).text(newest);
    baseline.write(out);
    return out.bytes();
  }

  static VolumeMemory of(byte @Nullable [] bytes) {
    var memory = new VolumeMemory();
    if (bytes != null) {
      var in = new Packing.In(bytes);
      in.number();
      memory.counted = State.values()[in.count()];
      memory.due = in.moment(Packing.NEAR);
      memory.broken = in.moment(Packing.NEAR);
      memory.newest = in.textOrEmpty();
      memory.baseline = Baseline.read(in);
    }
    return memory;
  }
}
