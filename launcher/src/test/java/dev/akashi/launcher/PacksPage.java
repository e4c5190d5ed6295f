package dev.akashi.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What {@code docs/packs.md} tells its reader to write and to type. */
record PacksPage(String text) {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^( *)```(\\w*)\\n(.*?)^\\1```$");
  private static final Pattern QUOTED = Pattern.compile("`([^`\\n]+)`");
  private static final Pattern COMMAND = Pattern.compile("\\./akashi ([^`|\\n]+)");

  /**
   * A block of code.
   *
   * @param language the word behind the fence, empty for a command
   * @param before the words in quotes of code between the block before and this one
   */
  record Block(String language, String code, List<String> before) {
    /** The last file name in the text in front. */
    String file() {
      return before.reversed().stream()
          .filter(word -> word.endsWith(".yml"))
          .findFirst()
          .orElseThrow();
    }
  }

  static Path root() {
    return Path.of(System.getProperty("akashi.root"));
  }

  static PacksPage read() throws IOException {
    return new PacksPage(Files.readString(root().resolve("docs/packs.md")));
  }

  /** A section without its title. */
  PacksPage section(String title) {
    int from = text.indexOf("\n## " + title + "\n");
    if (from < 0) {
      throw new IllegalStateException("docs/packs.md has no section " + title);
    }
    int to = text.indexOf("\n## ", from + 4);
    return new PacksPage(text.substring(text.indexOf('\n', from + 1), to < 0 ? text.length() : to));
  }

  List<Block> blocks() {
    var blocks = new ArrayList<Block>();
    var matcher = BLOCK.matcher(text);
    int from = 0;
    while (matcher.find()) {
      var before = all(QUOTED, text.substring(from, matcher.start()));
      var code = matcher.group(3).replaceAll("(?m)^" + matcher.group(1), "");
      blocks.add(new Block(matcher.group(2), code, before));
      from = matcher.end();
    }
    return blocks;
  }

  List<Block> blocks(String language) {
    return blocks().stream().filter(block -> block.language.equals(language)).toList();
  }

  /** Every command of Akashi, wherever it stands, without the brackets of what may be left out. */
  List<List<String>> commands() {
    return all(COMMAND, text.replaceAll("\\\\\\n\\s*", "")).stream()
        .map(command -> List.of(command.replaceAll("[\\[\\]]", "").strip().split("\\s+")))
        .toList();
  }

  private static List<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult found) -> found.group(1)).toList();
  }
}
