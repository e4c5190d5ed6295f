package dev.akashi.catalog.expectation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How an expectation is checked, in the words of its file. */
public enum CheckType {
  /** Must recur within a window. */
  INTERVAL,
  /** Must follow a trigger within a window. */
  AFTER_TRIGGER,
  /** Each event is judged. */
  PER_EVENT,
  /** A state, or a stream that must not stop, is judged all the time. */
  CONTINUOUS,
  /** Must stay available for a window. */
  RETENTION,
  /** As much as usual at this hour of this weekday. */
  VOLUME,
  /** The kinds of evidence that a control needs. */
  SUFFICIENCY;

  /** The word in files and on screens. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<CheckType> of(String id) {
    return Arrays.stream(values()).filter(type -> type.id().equals(id)).findFirst();
  }

  static String words() {
    return Arrays.stream(values()).map(CheckType::id).collect(Collectors.joining(", "));
  }
}
