package dev.akashi.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many references at once give the verdict of each reference by itself. */
class ReferenceTextsTest {

  private static final String ALPHABET = "ab証\ud801\udc00";

  @ParameterizedTest
  @EnumSource
  void isWhatComparingEachFinds(FieldReference.Shape shape) {
    Random random = new Random(shape.ordinal());
    int held = 0;
    for (int round = 0; round < 3_000; round++) {
      Set<String> references = new HashSet<>();
      for (int i = 0; i < random.nextInt(6); i++) {
        references.add(word(random));
      }
      Predicate<String> test = ReferenceTexts.test(shape, references);
      for (String text = word(random); !text.isEmpty(); text = text.substring(1)) {
        boolean expected = holdsForOne(shape, text, references);
        held += expected ? 1 : 0;
        assertThat(test.test(text)).as("%s of %s", text, references).isEqualTo(expected);
      }
      assertThat(test.test("")).isEqualTo(holdsForOne(shape, "", references));
    }
    assertThat(held).isGreaterThan(100);
  }

  private static boolean holdsForOne(
      FieldReference.Shape shape, String text, Set<String> references) {
    BiPredicate<String, String> compare =
        switch (shape) {
          case EQUALS -> String::equals;
          case STARTS_WITH -> String::startsWith;
          case ENDS_WITH -> String::endsWith;
          case CONTAINS -> String::contains;
        };
    return references.stream().anyMatch(reference -> compare.test(text, reference));
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    for (int length = random.nextInt(6); length > 0; length--) {
      word.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return word.toString();
  }
}
