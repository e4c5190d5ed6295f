package dev.akashi.catalog.pack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Reads the list of ECS fields. The file is ours, so a slip in it is a bug. */
final class EcsFields {
  static final String FILE = "/dev/akashi/catalog/ecs/fields.tsv";
  private static final String SET = "*";
  private static final String USE = "=";
  private static final String LABELS = "labels";

  /** Rows by set, those of no set under the empty name; in a set by the name inside it. */
  private final Map<String, Map<String, String[]>> rows = new HashMap<>();

  private EcsFields() {}

  /**
   * Every field by its full name, the sets unfolded wherever they are used.
   *
   * @throws IllegalStateException when a row is not what the head of the file says
   */
  static Map<String, Ecs.Field> read() {
    var reader = new EcsFields();
    text().lines().filter(line -> !line.startsWith("#")).forEach(reader::add);
    var fields = new LinkedHashMap<String, Ecs.Field>();
    reader.unfold("", "", fields);
    return Map.copyOf(fields);
  }

  static String text() {
    try (var in = EcsFields.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FILE, e);
    }
  }

  private void add(String line) {
    var cells = line.split("\t", -1);
    if (cells.length < 2 || cells.length > 3 || (cells.length == 3 && !cells[2].equals("list"))) {
      throw new IllegalStateException(
          "%s: expected name, type and maybe list, found \"%s\"".formatted(FILE, line));
    }
    var dot = cells[0].indexOf('.');
    var set = cells[0].startsWith(SET) ? cells[0].substring(1, dot) : "";
    var name = set.isEmpty() ? cells[0] : cells[0].substring(dot + 1);
    if (rows.computeIfAbsent(set, s -> new LinkedHashMap<>()).put(name, cells) != null) {
      throw new IllegalStateException("%s: %s stands there twice".formatted(FILE, cells[0]));
    }
  }

  private void unfold(String set, String prefix, Map<String, Ecs.Field> fields) {
    var own = rows.get(set);
    if (own == null) {
      throw new IllegalStateException("%s: %s uses no known set".formatted(FILE, prefix));
    }
    own.forEach(
        (name, cells) -> {
          if (cells[1].startsWith(USE)) {
            unfold(cells[1].substring(1), prefix + name + ".", fields);
          } else if (!cells[1].equals(LABELS)) {
            var type = Ecs.Type.valueOf(cells[1].toUpperCase(Locale.ROOT));
            fields.put(prefix + name, new Ecs.Field(type, cells.length == 3));
          }
        });
  }
}
