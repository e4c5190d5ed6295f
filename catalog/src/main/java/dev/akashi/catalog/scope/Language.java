package dev.akashi.catalog.scope;

import dev.akashi.catalog.Phrase;
import java.util.Arrays;
import java.util.Optional;

/** A language that a person may read. */
public enum Language {
  JA("ja"),
  EN("en");

  private final String id;

  Language(String id) {
    this.id = id;
  }

  /** The tag of the language, as in BCP 47. */
  public String id() {
    return id;
  }

  /** The words of a phrase in this language. */
  public String of(Phrase phrase) {
    return this == JA ? phrase.ja() : phrase.en();
  }

  static Optional<Language> named(String id) {
    return Arrays.stream(values()).filter(language -> language.id.equals(id)).findFirst();
  }
}
