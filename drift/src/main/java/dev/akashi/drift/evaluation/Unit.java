package dev.akashi.drift.evaluation;

/**
 * What has a status: one control on one system.
 *
 * @param control with its framework
 */
public record Unit(String control, String system) implements Comparable<Unit> {

  /** The key of its records in Kafka. */
  public String key() {
    return control + "|" + system;
  }

  /** Reads {@link #key}. */
  public static Unit of(String key) {
    int bar = key.indexOf('|');
    return new Unit(key.substring(0, bar), key.substring(bar + 1));
  }

  @Override
  public int compareTo(Unit other) {
    int order = control.compareTo(other.control);
    return order == 0 ? system.compareTo(other.system) : order;
  }

  @Override
  public String toString() {
    return key();
  }
}
