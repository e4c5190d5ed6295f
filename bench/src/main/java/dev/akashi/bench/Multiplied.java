package dev.akashi.bench;

import dev.akashi.sigma.RuleSet;
import dev.akashi.sigma.RuleText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Makes many rules out of some that people wrote: each copy has an id of its own and other texts to
 * look for, of the same length and in the same fields, so that the shape of the rules stays real.
 */
final class Multiplied {

  // The texts of these stand for something else, such as a network, and are left as they are.
  private static final List<String> LEFT_ALONE =
      List.of("|cidr", "|exists", "|fieldref", "|gt", "|lt", "|expand");
  private static final int MIN_CHARS = 4;

  private Multiplied() {}

  /**
   * The rules below a directory that load and have a necessary condition, at most {@code count} of
   * them, and as many changed copies as it takes to have {@code count}.
   *
   * @throws IllegalArgumentException if there is no such rule
   */
  static List<RuleText> rules(Path directory, int count) {
    List<RuleText> originals =
        read(directory).stream().filter(Multiplied::isIndexed).limit(count).toList();
    if (originals.isEmpty()) {
      throw new IllegalArgumentException(
          directory
              + ": expected rules (*.yml) that load and have a necessary condition, found none;"
              + " './akashi rules lint' says what is wrong with each");
    }
    List<RuleText> texts = new ArrayList<>(originals);
    for (int copy = 1; texts.size() < count; copy++) {
      for (RuleText original : originals) {
        if (texts.size() < count) {
          texts.add(copy(original, copy));
        }
      }
    }
    return texts;
  }

  // A copy of a rule that every event is tried against would be one more for every event.
  private static boolean isIndexed(RuleText text) {
    var compiled = RuleSet.compile(List.of(text));
    return compiled.problems().isEmpty() && compiled.warnings().isEmpty();
  }

  private static List<RuleText> read(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      List<RuleText> texts = new ArrayList<>();
      for (Path file : files.filter(path -> path.toString().endsWith(".yml")).sorted().toList()) {
        texts.add(new RuleText(file.toString(), Files.readString(file)));
      }
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RuleText copy(RuleText original, int copy) {
    Object loaded = new Load(LoadSettings.builder().build()).loadFromString(original.yaml());
    if (!(loaded instanceof Map<?, ?> rule)) {
      throw new IllegalArgumentException(original.path() + ": expected one rule");
    }
    Map<Object, Object> changed = new LinkedHashMap<>(rule);
    changed.put("id", rule.get("id") + "-" + copy);
    changed.remove("name");
    changed.put("detection", change("", rule.get("detection"), copy));
    String yaml = new Dump(DumpSettings.builder().build()).dumpToString(changed);
    return new RuleText(original.path() + "#" + copy, yaml);
  }

  private static @Nullable Object change(String key, @Nullable Object value, int copy) {
    return switch (value) {
      case Map<?, ?> map -> {
        Map<Object, @Nullable Object> changed = new LinkedHashMap<>();
        map.forEach((name, inner) -> changed.put(name, change(name.toString(), inner, copy)));
        yield changed;
      }
      case List<?> list -> {
        List<@Nullable Object> changed = new ArrayList<>();
        list.forEach(inner -> changed.add(change(key, inner, copy)));
        yield changed;
      }
      case String text when !key.equals("condition") && isPlain(key) -> change(text, copy);
      case null, default -> value;
    };
  }

  private static boolean isPlain(String key) {
    return LEFT_ALONE.stream().noneMatch(key::contains);
  }

  /** Moves the letters in the middle of the text along the alphabet. */
  private static String change(String text, int copy) {
    if (text.length() < MIN_CHARS) {
      return text;
    }
    StringBuilder changed = new StringBuilder(text);
    int left = copy;
    for (int i = Math.max(2, text.length() / 3); i < text.length() && left > 0; i++) {
      char c = text.charAt(i);
      if (c >= 'a' && c <= 'z' && isInWord(text, i)) {
        changed.setCharAt(i, (char) ('a' + (c - 'a' + left % 25 + 1) % 26));
        left /= 25;
      }
    }
    return changed.toString();
  }

  // Letters beside each other are text in a regular expression, too; a single one may be a sign.
  private static boolean isInWord(String text, int at) {
    return at >= 2 && text.substring(at - 2, at).chars().allMatch(Character::isLetter);
  }
}
