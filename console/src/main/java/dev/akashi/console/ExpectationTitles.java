package dev.akashi.console;

import dev.akashi.catalog.Phrase;
import org.jspecify.annotations.Nullable;

/** What an expectation is called. */
@FunctionalInterface
interface ExpectationTitles {
  /** No expectation has a title: pages show its id. */
  ExpectationTitles NONE = expectation -> null;

  /** The title; null where the catalogue gives none. */
  @Nullable Phrase of(String expectation);
}
