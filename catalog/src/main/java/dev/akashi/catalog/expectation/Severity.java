package dev.akashi.catalog.expectation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How grave it is when an expectation is not met, the least first. */
public enum Severity {
  LOW,
  MEDIUM,
  HIGH,
  CRITICAL;

  /** The word in files, on the wire and on screens. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Severity> of(String id) {
    return Arrays.stream(values()).filter(severity -> severity.id().equals(id)).findFirst();
  }
}
