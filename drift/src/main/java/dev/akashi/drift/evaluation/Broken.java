package dev.akashi.drift.evaluation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One key that breaks an expectation.
 *
 * @param subject what a person is told it is about
 * @param lastGood when the newest evidence that speaks for it occurred; null where none does
 * @param lastKnown the tick at which that was known
 */
record Broken(
    Instant since,
    String key,
    String cause,
    boolean contradicted,
    @Nullable String evidence,
    String subject,
    @Nullable Instant lastGood,
    @Nullable Instant lastKnown) {
  private static final int LOOKED_AT_MAX = 1_000;

  static byte[] bytes(Verdict verdict) {
    return new Packing.Out()
        .text(verdict.cause())
        .number(verdict.contradicted() ? 1 : 0)
        .text(verdict.evidence())
        .text(verdict.subject())
        .moment(verdict.good() == null ? null : verdict.good().at(), Instant.EPOCH)
        .moment(verdict.good() == null ? null : verdict.good().known(), Instant.EPOCH)
        .bytes();
  }

  private static Broken read(byte[] key, byte[] value, int prefixLength) {
    var in = new Packing.In(value);
    String cause = in.textOrEmpty();
    boolean contradicted = in.number() == 1;
    String evidence = in.text();
    String subject = in.text();
    String name = Place.keyOfBroken(key, prefixLength);
    return new Broken(
        Place.sinceOfBroken(key, prefixLength),
        name,
        cause,
        contradicted,
        evidence,
        subject == null || subject.isBlank() ? name : subject,
        in.moment(Instant.EPOCH),
        in.moment(Instant.EPOCH));
  }

  /** What a person is told it is about; null where it stands for all events together. */
  @Nullable String shown() {
    return subject.equals(Observed.UNKEYED) ? null : subject;
  }

  /**
   * The oldest key that breaks an expectation, one that an event contradicts in front of those that
   * only lack something; null where none does.
   *
   * @param contradicted whether there is one of the former
   */
  static @Nullable Broken first(Keep keep, Place expectation, boolean contradicted) {
    byte[] prefix = expectation.allBroken();
    var found = new Broken[1];
    int[] left = {LOOKED_AT_MAX};
    keep.scan(
        prefix,
        (key, value) -> {
          Broken one = read(key, value, prefix.length);
          if (found[0] == null || one.contradicted) {
            found[0] = one;
          }
          return contradicted && !found[0].contradicted && --left[0] > 0;
        });
    return found[0];
  }
}
