package dev.akashi.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a regular expression needs is in all that it matches. */
class RegexNeedsTest {

  private static final List<String> PIECES =
      List.of(
          "a",
          "b",
          "AB",
          "ba",
          "\\.",
          "\\d",
          "\\b",
          "a*",
          "b?",
          "a+",
          "b{2}",
          "a{0,1}",
          "{",
          "}",
          ",",
          "[ab]",
          "[^]a]",
          "[[:alpha:]b]",
          "[!-[:]",
          "[",
          "]",
          "-",
          "[:",
          ":]",
          "\\d-",
          "(",
          ")",
          "(?:",
          "(?i)",
          "|",
          "^",
          "$",
          ".",
          "?",
          "*",
          "ä",
          "\\Qa\\E",
          "\\x61",
          "\\pL",
          "k",
          "K",
          "\\)",
          "\\[",
          "[\\]b]",
          "(?P<n>");
  private static final List<String> CHARACTERS =
      List.of("a", "b", "A", "B", ".", "1", "{", ",", "}", "ä", " ", "k", "\u212a", "ab", "[", ")");

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "abc; abc",
        "ab*cde; cde",
        "ab{2}; a",
        "(ab)?cd; cd",
        "a(b(c)d)efg; efg",
        "a\\.b\\\\c; a.b\\c",
        "x[abc]yz; yz",
        "x[^]]yz; yz",
        "abc[!-[:]|def; abc,def",
        "abc[]-[:]|def; abc,def",
        "abc[\\pL-[:alpha:]]|def; abc,def",
        "abc[\\d-[:alpha:]]|def; abc,def",
        "abc[\\p{L}-[:alpha:]]|def; abc,def",
        "Fail|deny; fail,deny",
        "Fail|.*; ~~",
        "\\x41bc; ~~",
        "\\Qabc\\E; ~~",
        "ab+c; ab",
        "a{1}{bcd; bcd",
        "(?i)Abc; abc",
        "ab(?i)cd; ~~"
      })
  void readsPlainCharactersInARow(String regex, String expected) {
    assertThat(String.join(",", RegexNeeds.of(regex))).isEqualTo(expected);
  }

  @Test
  void isInAllThatMatches() {
    Random random = new Random(5);
    int matched = 0;
    for (int i = 0; i < 200_000; i++) {
      String regex = join(PIECES, 1 + random.nextInt(8), random);
      String text = join(CHARACTERS, random.nextInt(10), random);
      if (finds(regex, text)) {
        matched++;
        List<String> needs = RegexNeeds.of(regex);
        String folded = CaseFolding.fold(text);
        assertThat(needs.isEmpty() || needs.stream().anyMatch(folded::contains))
            .as("/%s/ in '%s' needs %s", regex, text, needs)
            .isTrue();
      }
    }
    assertThat(matched).isGreaterThan(1_000);
  }

  @Test
  void noLetterMatchesWithoutCaseWhatDoesNotFoldToIt() {
    for (char letter = 'a'; letter <= 'z'; letter++) {
      Pattern pattern = Pattern.compile("(?i)" + letter);
      for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
        if (CaseFolding.fold(point) != letter) {
          continue;
        }
        assertThat(pattern.matcher(Character.toString(point)).find()).isTrue();
      }
      assertThat(pattern.matcher(notFoldingTo(letter)).find()).as("(?i)%s", letter).isFalse();
    }
  }

  private static String notFoldingTo(char letter) {
    return IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
        .filter(point -> CaseFolding.fold(point) != letter)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean finds(String regex, String text) {
    try {
      return Pattern.compile(regex).matcher(text).find();
    } catch (PatternSyntaxException e) {
      return false;
    }
  }

  private static String join(List<String> pieces, int count, Random random) {
    StringBuilder joined = new StringBuilder();
    for (int i = 0; i < count; i++) {
      joined.append(pieces.get(random.nextInt(pieces.size())));
    }
    return joined.toString();
  }
}
