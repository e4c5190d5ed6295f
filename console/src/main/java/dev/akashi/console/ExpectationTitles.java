package dev.akashi.console;

import dev.akashi.catalog.Phrase;
import dev.akashi.catalog.expectation.Expectation;
import dev.akashi.catalog.expectation.Expectations;
import org.jspecify.annotations.Nullable;

/** What an expectation is called. */
@FunctionalInterface
interface ExpectationTitles {

  /** The title; null where the catalogue does not have the expectation: pages show its id. */
  @Nullable Phrase of(String expectation);

  static ExpectationTitles of(Expectations expectations) {
    return id -> expectations.find(id).map(Expectation::title).orElse(null);
  }
}
