package dev.akashi.catalog.expectation;

import java.util.Locale;
import java.util.Optional;

/** Where the number of an expectation comes from. */
public enum Basis {
  /** The document that the expectation was taken from prints it. */
  STATED,
  /** The document says no number; it is ours, to be tuned. */
  PROPOSED;

  /** The word in files and on screens. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Basis> of(String id) {
    return id.equals("stated")
        ? Optional.of(STATED)
        : id.equals("proposed") ? Optional.of(PROPOSED) : Optional.empty();
  }
}
