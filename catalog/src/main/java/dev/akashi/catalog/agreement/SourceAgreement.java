package dev.akashi.catalog.agreement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * How far the documents of one source agree. Filled while cases are compared; not safe for use by
 * several threads.
 */
public final class SourceAgreement {
  private final String source;
  private final @Nullable String pack;
  private final Map<String, Tally> fields = new LinkedHashMap<>();
  private final List<String> notCompared = new ArrayList<>();
  private final List<String> differences = new ArrayList<>();
  private long records;
  private long quarantined;

  SourceAgreement(String source, @Nullable String pack) {
    this.source = source;
    this.pack = pack;
  }

  /**
   * How often a field agreed.
   *
   * @param agree both have the same value
   * @param differ both have values, and not the same
   * @param absent the other has a value and we have none, records that we quarantine included
   */
  public record Tally(long agree, long differ, long absent) {
    Tally plus(Tally other) {
      return new Tally(agree + other.agree, differ + other.differ, absent + other.absent);
    }

    /** Share of agreement, 0 to 1; empty where nothing was there to compare. */
    public OptionalDouble share() {
      long all = agree + differ + absent;
      return all == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) agree / all);
    }
  }

  /** In the words of the corpus. */
  public String source() {
    return source;
  }

  /** The pack that reads the source; null where there is none, and so nothing was compared. */
  public @Nullable String pack() {
    return pack;
  }

  /** Records that were compared. */
  public long records() {
    return records;
  }

  /** How many of these the pack could not read. */
  public long quarantined() {
    return quarantined;
  }

  /** By field, those fields only that the other documents have. */
  public Map<String, Tally> fields() {
    return Map.copyOf(fields);
  }

  /** All fields together. */
  public Tally total() {
    return fields.values().stream().reduce(new Tally(0, 0, 0), Tally::plus);
  }

  /** Cases that could not be compared, each with the reason. */
  public List<String> notCompared() {
    return List.copyOf(notCompared);
  }

  /** What differs or is absent, one line each, in the order of the corpus. */
  public List<String> differences() {
    return List.copyOf(differences);
  }

  void skip(String name, String reason) {
    notCompared.add(name + ": " + reason);
  }

  void count(boolean isQuarantined) {
    records++;
    quarantined += isQuarantined ? 1 : 0;
  }

  void add(String field, Tally tally) {
    fields.merge(field, tally, Tally::plus);
  }

  void differs(String difference) {
    differences.add(difference);
  }
}
