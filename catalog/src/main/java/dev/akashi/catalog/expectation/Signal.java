package dev.akashi.catalog.expectation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a control becomes when an expectation of it is not met, the gravest first. */
public enum Signal {
  /** Something contradicts. */
  FAILING,
  /** A stream has stopped. */
  SILENT,
  /** What must be renewed was not. */
  STALE,
  /** There is less, or of fewer kinds, than must be. */
  INSUFFICIENT;

  /** The word in files, on the wire and on screens. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Signal> of(String id) {
    return Arrays.stream(values()).filter(signal -> signal.id().equals(id)).findFirst();
  }
}
