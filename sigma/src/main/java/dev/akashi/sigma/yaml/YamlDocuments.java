package dev.akashi.sigma.yaml;

import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads YAML texts into located nodes.
 *
 * <p>Refused: tags, merge keys, keys that are not scalars, duplicate keys, aliases into themselves,
 * and everything above the bounds. Memory is linear in the length of the text; time is, too, up to
 * a token of the full length, which takes a good part of a second.
 */
public final class YamlDocuments {

  /** Longest text, in characters. */
  public static final int MAX_CHARS = 1024 * 1024;

  /** Deepest nesting of maps and lists. */
  public static final int MAX_DEPTH = 64;

  /** Longest key, in characters. */
  public static final int MAX_KEY_CHARS = 512;

  /** Most nodes in a text, where an alias counts for all that it stands for. */
  public static final int MAX_NODES = 500_000;

  private YamlDocuments() {}

  /**
   * Reads all documents of a text; empty ones are left out.
   *
   * @param path where the text comes from, for complaints
   * @throws YamlProblem at the first thing that cannot be read
   */
  public static List<YamlNode> read(String path, String text) throws YamlProblem {
    if (text.length() > MAX_CHARS) {
      String reason = "expected at most %,d characters, found %,d";
      throw new YamlProblem(path, 1, 1, reason.formatted(MAX_CHARS, text.length()));
    }
    // The engine's own bound guards streams of unknown length; ours has been checked above.
    LoadSettings settings =
        LoadSettings.builder().setLabel(path).setCodePointLimit(Integer.MAX_VALUE).build();
    try {
      return new Composition(path, new Parse(settings).parseString(text).iterator()).documents();
    } catch (MarkedYamlEngineException e) {
      throw located(path, e);
    } catch (ReaderException e) {
      throw located(path, text, e);
    } catch (YamlEngineException e) {
      throw new YamlProblem(path, 1, 1, String.valueOf(e.getMessage()));
    } catch (IndexOutOfBoundsException e) {
      // The engine runs past its buffer on some broken texts instead of saying what is wrong.
      throw new YamlProblem(path, 1, 1, "expected YAML, found a text that breaks off in a token");
    }
  }

  private static YamlProblem located(String path, MarkedYamlEngineException e) {
    Mark mark = e.getProblemMark().or(e::getContextMark).orElse(null);
    boolean hasContext = e.getContext() != null && !e.getContext().isBlank();
    String reason = (hasContext ? e.getContext() + ", " : "") + e.getProblem();
    return mark == null
        ? new YamlProblem(path, 1, 1, reason)
        : new YamlProblem(path, mark.getLine() + 1, mark.getColumn() + 1, reason);
  }

  private static YamlProblem located(String path, String text, ReaderException e) {
    int at =
        text.offsetByCodePoints(
            0, Math.min(e.getPosition(), text.codePointCount(0, text.length())));
    String before = text.substring(0, at);
    int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
    int column = at - before.lastIndexOf('\n');
    String reason = "expected printable characters, found U+%04X".formatted(e.getCodePoint());
    return new YamlProblem(path, line, column, reason);
  }
}
