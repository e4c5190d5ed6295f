package dev.akashi.drift.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akashi.catalog.Catalog;
import dev.akashi.catalog.expectation.Expectation;
import dev.akashi.catalog.expectation.ExpectationCases;
import dev.akashi.catalog.expectation.Expectations;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every shipped expectation is met where its evidence is there, and broken where it is not. */
class ShippedCasesTest {
  private static final Catalog CATALOG = Catalog.builtIn();
  private static final Expectations EXPECTATIONS = CATALOG.expectations();
  private static final CasesRun RUN =
      new CasesRun(
          CATALOG, EXPECTATIONS, ExpectationCases.read(CATALOG.expectationFiles(), EXPECTATIONS));

  @TestFactory
  Stream<DynamicTest> cases() {
    return EXPECTATIONS.all().stream()
        .map(expectation -> DynamicTest.dynamicTest(expectation.id(), () -> check(expectation)));
  }

  private static void check(Expectation expectation) {
    assertThat(RUN.run(expectation).failures()).isEmpty();
  }
}
