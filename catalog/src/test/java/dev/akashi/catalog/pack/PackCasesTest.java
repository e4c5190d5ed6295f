package dev.akashi.catalog.pack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akashi.catalog.Catalog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every case of every pack, and whether every rule has cases: what {@code akashi packs test} runs,
 * case by case. With {@code -Dakashi.golden=write} the golden documents are written anew before
 * they are compared: review their diff.
 */
class PackCasesTest {
  @BeforeAll
  static void writeGoldenWhenAsked() throws IOException {
    if (writes()) {
      for (var pack : Catalog.builtIn().packs()) {
        Goldens.write(pack, resources().resolve("packs").resolve(pack.id()));
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> everyCaseComesOutAsItSays() {
    return packs().stream()
        .flatMap(
            pack ->
                pack.cases().stream()
                    .map(
                        example ->
                            DynamicTest.dynamicTest(
                                example.toString(),
                                () -> assertThat(PackCheck.run(pack, example)).isEmpty())));
  }

  @TestFactory
  Stream<DynamicTest> everyRuleHasACaseAndANearMiss() {
    return packs().stream()
        .map(
            pack ->
                DynamicTest.dynamicTest(
                    pack.id(), () -> assertThat(PackCheck.uncovered(pack)).isEmpty()));
  }

  // The class path still holds the old documents; the overlay reads them from the sources.
  private static List<Pack> packs() {
    return (writes() ? Catalog.load(resources()) : Catalog.builtIn()).packs();
  }

  private static boolean writes() {
    return "write".equals(System.getProperty("akashi.golden"));
  }

  private static Path resources() {
    var root = System.getProperty("akashi.root", "..");
    return Path.of(root, "catalog/src/main/resources/dev/akashi/catalog");
  }
}
