package dev.akashi.catalog.agreement;

import dev.akashi.catalog.pack.NamedDifference;
import dev.akashi.catalog.pack.Pack;
import java.util.ArrayList;
import java.util.Collections;
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
  private final @Nullable Pack pack;
  private final Map<String, Tally> fields = new LinkedHashMap<>();
  private final List<String> notCompared = new ArrayList<>();
  private final List<String> differences = new ArrayList<>();
  private final Map<NamedDifference, List<String>> named = new LinkedHashMap<>();
  private long records;
  private long quarantined;

  SourceAgreement(String source, @Nullable Pack pack) {
    this.source = source;
    this.pack = pack;
    if (pack != null) {
      pack.differs().forEach(difference -> named.put(difference, new ArrayList<>()));
    }
  }

  /**
   * How often a field agreed.
   *
   * @param agree both have the same value
   * @param differ both have values, and not the same
   * @param absent the other has a value and we have none, records that we quarantine included
   * @param named how many of those that differ or are absent the pack names, with its reason
   */
  public record Tally(long agree, long differ, long absent, long named) {
    Tally plus(Tally other) {
      return new Tally(
          agree + other.agree, differ + other.differ, absent + other.absent, named + other.named);
    }

    /** Values that were compared. */
    public long compared() {
      return agree + differ + absent;
    }

    /** Share of agreement, 0 to 1; empty where nothing was there to compare. */
    public OptionalDouble share() {
      return share(compared());
    }

    /** The share without the named differences; empty where nothing but these was compared. */
    public OptionalDouble shareApartFromNamed() {
      return share(compared() - named);
    }

    private OptionalDouble share(long all) {
      return all == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) agree / all);
    }
  }

  /** In the words of the corpus. */
  public String source() {
    return source;
  }

  /** The pack that reads the source; null where there is none, and so nothing was compared. */
  public @Nullable String pack() {
    return pack == null ? null : pack.id();
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
    return fields.values().stream().reduce(new Tally(0, 0, 0, 0), Tally::plus);
  }

  /** Cases that could not be compared, each with the reason. */
  public List<String> notCompared() {
    return List.copyOf(notCompared);
  }

  /** What differs or is absent and is not named, one line each, in the order of the corpus. */
  public List<String> differences() {
    return List.copyOf(differences);
  }

  /** What the pack names, in its order, each with the lines that it names; none where none did. */
  public Map<NamedDifference, List<String>> named() {
    return Collections.unmodifiableMap(named);
  }

  void skip(String name, String reason) {
    notCompared.add(name + ": " + reason);
  }

  void count(boolean isQuarantined) {
    records++;
    quarantined += isQuarantined ? 1 : 0;
  }

  void agrees(String field) {
    add(field, new Tally(1, 0, 0, 0));
  }

  /**
   * Counts a difference.
   *
   * @param by the pack's own word about it, null where it has none
   */
  void differs(String field, boolean isAbsent, @Nullable NamedDifference by, String line) {
    add(field, new Tally(0, isAbsent ? 0 : 1, isAbsent ? 1 : 0, by == null ? 0 : 1));
    (by == null ? differences : named.computeIfAbsent(by, key -> new ArrayList<>())).add(line);
  }

  private void add(String field, Tally tally) {
    fields.merge(field, tally, Tally::plus);
  }
}
