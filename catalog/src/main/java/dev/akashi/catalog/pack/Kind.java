package dev.akashi.catalog.pack;

import java.util.Arrays;
import java.util.Optional;

/** What an event is, apart from where it came from. */
public enum Kind {
  LOG("log"),
  CHANGE_TICKET("change-ticket"),
  ACCESS_REVIEW("access-review"),
  ATTESTATION("attestation");

  private final String id;

  Kind(String id) {
    this.id = id;
  }

  /** The word in files and documents. */
  public String id() {
    return id;
  }

  static Optional<Kind> of(String id) {
    return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst();
  }
}
