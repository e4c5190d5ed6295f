package dev.akashi.catalog.pack;

import dev.akashi.sigma.yaml.YamlDocuments;
import dev.akashi.sigma.yaml.YamlList;
import dev.akashi.sigma.yaml.YamlMap;
import dev.akashi.sigma.yaml.YamlNode;
import dev.akashi.sigma.yaml.YamlProblem;
import dev.akashi.sigma.yaml.YamlScalar;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.SortedMap;

/**
 * A digest of all that decides what a pack makes of a record: {@code pack.yml} without its {@code
 * version} and its {@code differs}, and the rules. Comments, blanks and the way of quoting do not
 * count; the order of keys does, since a mapping may look at what stands above it.
 */
final class PackDigest {
  /** Keys at the top of {@code pack.yml} that change neither documents nor tags. */
  private static final Set<String> LEFT_OUT = Set.of("version", "differs");

  private PackDigest() {}

  /**
   * The digest in hex.
   *
   * @param files text by path inside the pack; all but {@code pack.yml} and {@code rules/*.yml} is
   *     passed over
   * @throws IllegalStateException when one of these is no YAML, of which no pack can be
   */
  static String of(SortedMap<String, String> files) {
    var text = new StringBuilder();
    files.forEach(
        (path, yaml) -> {
          if (path.equals(Packs.DEFINITION) || Packs.isRule(path)) {
            text.append(path).append('\n');
            append(path, yaml, text);
          }
        });
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(digest.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static void append(String path, String yaml, StringBuilder text) {
    try {
      for (var document : YamlDocuments.read(path, yaml)) {
        write(document, path.equals(Packs.DEFINITION) ? LEFT_OUT : Set.of(), text);
        text.append('\n');
      }
    } catch (YamlProblem problem) {
      throw new IllegalStateException("the pack was made out of this file", problem);
    }
  }

  private static void write(YamlNode node, Set<String> leftOut, StringBuilder text) {
    switch (node) {
      case YamlMap map -> {
        text.append('{');
        for (var entry : map.entries()) {
          if (!leftOut.contains(entry.key())) {
            text.append(StrictJson.quote(entry.key())).append(':');
            write(entry.value(), Set.of(), text);
            text.append(',');
          }
        }
        text.append('}');
      }
      case YamlList list -> {
        text.append('[');
        for (var item : list.items()) {
          write(item, Set.of(), text);
          text.append(',');
        }
        text.append(']');
      }
      case YamlScalar scalar ->
          text.append(
              scalar.value() instanceof String string
                  ? StrictJson.quote(string)
                  : String.valueOf(scalar.value()));
    }
  }
}
