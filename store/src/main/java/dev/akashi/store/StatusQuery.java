package dev.akashi.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which statuses are asked for. Null narrows nothing.
 *
 * @param control such as {@code mic:III.1.1.12}
 * @param asOf what was known then, the tick of that very time included; null for what is known now
 */
public record StatusQuery(
    @Nullable String control, @Nullable String system, @Nullable Instant asOf) {

  /**
   * Checks the bounds.
   *
   * @throws BadQueryException when a value is out of bounds
   */
  public StatusQuery {
    Bounds.name("control", control, Bounds.NAME_MAX_CHARS);
    Bounds.name("system", system, Bounds.NAME_MAX_CHARS);
    if (asOf != null) {
      Bounds.time("asOf", asOf);
    }
  }

  /** The newest of all controls on all systems. */
  public static StatusQuery all() {
    return new StatusQuery(null, null, null);
  }

  /** The same question about one control. */
  public StatusQuery withControl(@Nullable String control) {
    return new StatusQuery(control, system, asOf);
  }

  /** The same question about one system. */
  public StatusQuery withSystem(@Nullable String system) {
    return new StatusQuery(control, system, asOf);
  }

  /** The same question as of a time. */
  public StatusQuery asOf(@Nullable Instant time) {
    return new StatusQuery(control, system, time);
  }
}
