package dev.akashi.console;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The text of a search box. */
final class SearchText {
  // Unicode's white space, the ideographic space included, which in Java's own \s takes the flag.
  private static final Pattern SPACES = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

  private SearchText() {}

  /** Its words, in their order. */
  static List<String> words(String text) {
    return Stream.of(SPACES.split(text)).filter(word -> !word.isEmpty()).toList();
  }

  /** In a spelling that takes full-width and capital letters for their plain ones. */
  static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }
}
