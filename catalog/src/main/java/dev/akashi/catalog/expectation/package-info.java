/**
 * Expectations: machine-checkable promises about controls, as data. {@link
 * dev.akashi.catalog.expectation.Expectation} is the class to open first; how they are evaluated is
 * the business of drift.
 */
@NullMarked
package dev.akashi.catalog.expectation;

import org.jspecify.annotations.NullMarked;
