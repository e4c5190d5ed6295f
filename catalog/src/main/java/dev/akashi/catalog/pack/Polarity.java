package dev.akashi.catalog.pack;

import java.util.Arrays;
import java.util.Optional;

/** Which way an event speaks for a control. */
public enum Polarity {
  SUPPORTS("supports"),
  CONTRADICTS("contradicts"),
  CONTEXT("context");

  private final String id;

  Polarity(String id) {
    this.id = id;
  }

  /** The word in files and documents. */
  public String id() {
    return id;
  }

  static Optional<Polarity> of(String id) {
    return Arrays.stream(values()).filter(polarity -> polarity.id.equals(id)).findFirst();
  }
}
