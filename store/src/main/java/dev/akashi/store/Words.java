package dev.akashi.store;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The words of a search text: parted by white space, the ideographic space included. */
final class Words {
  // Unicode's white space, which in Java's own \s takes the flag.
  private static final Pattern SPACES = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

  private Words() {}

  /** The distinct words that have a letter or a digit, in their order. */
  static List<String> of(String text) {
    return Stream.of(SPACES.split(text))
        .filter(word -> word.codePoints().anyMatch(Character::isLetterOrDigit))
        .distinct()
        .toList();
  }
}
