package dev.akashi.catalog.pack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akashi.catalog.Catalog;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The cases of packs hold made-up secrets under words by which they are found again: none of them
 * may come out of a pack, neither in a document nor in what is said of a record that cannot be
 * read.
 */
class RedactionTest {
  private static final List<String> SEEDS =
      List.of("s3cret", "s3cr3t", "pa55", "hunter2", "seeded");
  private static final List<Pack> PACKS = Catalog.builtIn().packs();

  @TestFactory
  Stream<DynamicTest> everyPackThatMasksProvesIt() {
    return each(
        PACKS.stream().filter(Pack::masks).toList(),
        pack ->
            assertThat(seeded(pack))
                .as(
                    "cases with a made-up secret in the input, marked by one of %s, and %s in the"
                        + " document",
                    SEEDS, Mask.MASKED)
                .anyMatch(example -> said(pack, example.record()).contains(Mask.MASKED)));
  }

  @TestFactory
  Stream<DynamicTest> noSeededSecretComesOut() {
    return each(
        PACKS,
        pack -> {
          for (var example : pack.cases()) {
            assertThat(seedsIn(said(pack, example.record()))).as(example.toString()).isEmpty();
            assertThat(seedsIn(String.valueOf(example.golden())))
                .as("golden document of " + example)
                .isEmpty();
          }
        });
  }

  /** What is said of a record that broke on its way may quote it, and is kept in the open. */
  @TestFactory
  Stream<DynamicTest> norWhenTheRecordIsBroken() {
    return each(
        PACKS,
        pack -> {
          for (var example : seeded(pack)) {
            for (var broken : broken(example)) {
              if (pack.normalize(broken) instanceof Normalization.Unreadable refused) {
                assertThat(seedsIn(refused.message())).as("broken: " + example).isEmpty();
              }
            }
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> everyPackHasHostileCases() {
    return each(
        PACKS,
        pack -> {
          var hostile =
              pack.cases().stream()
                  .filter(example -> example.file().equals(pack.id() + "/cases/hostile.yml"))
                  .toList();
          assertThat(hostile).hasSizeGreaterThanOrEqualTo(5);
          assertThat(hostile).as("one that is refused").anyMatch(e -> e.unreadable() != null);
          assertThat(hostile).as("one that is read").anyMatch(e -> e.unreadable() == null);
        });
  }

  private static List<PackCase> seeded(Pack pack) {
    return pack.cases().stream().filter(example -> !seedsIn(input(example)).isEmpty()).toList();
  }

  private static String input(PackCase example) {
    return new String(example.input(), Charset.forName(example.charset()));
  }

  /** Without its last byte, without its second half, and behind bytes that do not belong there. */
  private static List<RawRecord> broken(PackCase example) {
    var bytes = example.input();
    var behind = new byte[bytes.length + 2];
    behind[0] = '}';
    behind[1] = ' ';
    System.arraycopy(bytes, 0, behind, 2, bytes.length);
    return Stream.of(
            Arrays.copyOf(bytes, bytes.length - 1), Arrays.copyOf(bytes, bytes.length / 2), behind)
        .map(
            payload ->
                new RawRecord(
                    payload,
                    example.charset(),
                    example.zone(),
                    example.collectedAt(),
                    example.layers(),
                    "case",
                    null))
        .toList();
  }

  private static String said(Pack pack, RawRecord record) {
    return switch (pack.normalize(record)) {
      case Normalization.Normalized normalized ->
          new String(normalized.document(), StandardCharsets.UTF_8);
      case Normalization.Unreadable refused -> refused.message();
    };
  }

  private static List<String> seedsIn(String text) {
    var lower = text.toLowerCase(Locale.ROOT);
    return SEEDS.stream().filter(lower::contains).toList();
  }

  private interface Check {
    void of(Pack pack);
  }

  private static Stream<DynamicTest> each(List<Pack> packs, Check check) {
    return packs.stream().map(pack -> DynamicTest.dynamicTest(pack.id(), () -> check.of(pack)));
  }
}
