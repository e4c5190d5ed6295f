package dev.akashi.sigma;

/**
 * Finds where a class of characters in brackets ends, as RE2/J reads it. Who reads it otherwise
 * takes an alternative or a repeat behind it for a part of it: {@code [!-[:]} is whole.
 */
final class RegexClass {

  private static final String CLASS_ESCAPES = "dDsSwW";

  private RegexClass() {}

  /**
   * The place behind the class; at or behind the end of the expression when it is not closed, which
   * the library refuses.
   *
   * @param start place of the opening bracket
   */
  static int end(String regex, int start) {
    int first = start + (regex.startsWith("^", start + 1) ? 2 : 1);
    int at = first;
    while (at < regex.length() && (at == first || regex.charAt(at) != ']')) {
      int named = regex.startsWith("[:", at) ? regex.indexOf(":]", at) : -1;
      if (named >= 0) {
        at = named + 2;
      } else if (isClassEscape(regex, at)) {
        at = escapeEnd(regex, at);
      } else {
        at = rangeEnd(regex, characterEnd(regex, at));
      }
    }
    return at + 1;
  }

  private static boolean isClassEscape(String regex, int at) {
    return regex.charAt(at) == '\\'
        && at + 1 < regex.length()
        && (CLASS_ESCAPES.indexOf(regex.charAt(at + 1)) >= 0 || isProperty(regex, at));
  }

  private static boolean isProperty(String regex, int at) {
    return regex.startsWith("\\p", at) || regex.startsWith("\\P", at);
  }

  private static int escapeEnd(String regex, int at) {
    if (!isProperty(regex, at)) {
      return at + 2;
    }
    int close = regex.startsWith("{", at + 2) ? regex.indexOf('}', at) : -1;
    return close < 0 ? at + 3 : close + 1;
  }

  // An escape with a number counts as its first two characters; the digits behind change nothing.
  private static int characterEnd(String regex, int at) {
    return at + (regex.charAt(at) == '\\' ? 2 : 1);
  }

  // The upper end of a range may be any character but the closing bracket, an opening one too.
  private static int rangeEnd(String regex, int at) {
    boolean ranges = regex.startsWith("-", at) && !regex.startsWith("-]", at);
    return ranges && at + 1 < regex.length() ? characterEnd(regex, at + 1) : at;
  }
}
