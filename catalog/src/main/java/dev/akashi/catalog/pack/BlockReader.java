package dev.akashi.catalog.pack;

import dev.akashi.catalog.Nearest;
import dev.akashi.catalog.Section;
import dev.akashi.catalog.pack.Block.Assignment;
import dev.akashi.sigma.yaml.YamlMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads pieces of mapping: {@code when}, {@code set}, {@code copy}, {@code default}, {@code
 * append}.
 */
final class BlockReader {
  static final String[] KEYS = {"when", "set", "copy", "default", "append"};

  private final ExpressionReader expressions;

  BlockReader(TimeReader times, Map<String, Map<String, Object>> lookups) {
    this.expressions = new ExpressionReader(times, lookups);
  }

  /** The blocks of a list. */
  List<Block> blocks(Section owner, String key) {
    return owner.sections(key).stream().map(section -> block(section.only(KEYS))).toList();
  }

  /** The mapping that stands in this section, beside whatever else it has. */
  Block block(Section section) {
    return block(section, ConditionReader.read(section, "when"));
  }

  Block block(Section section, Condition when) {
    var puts = new ArrayList<>(assignments(section, "set", true));
    puts.addAll(assignments(section, "copy", false));
    return new Block(
        when,
        List.copyOf(puts),
        assignments(section, "default", true),
        assignments(section, "append", false));
  }

  private List<Assignment> assignments(Section owner, String key, boolean constant) {
    var section = owner.section(key);
    if (section == null) {
      return List.of();
    }
    var assignments = new ArrayList<Assignment>();
    for (var entry : section.map().entries()) {
      checkTarget(section, entry);
      var path = section.path(entry.key());
      var expression =
          constant
              ? expressions.constant(section, path, entry.value())
              : expressions.copy(section, path, entry.value());
      if (expression != null) {
        assignments.add(new Assignment(entry.key(), expression));
      }
    }
    return List.copyOf(assignments);
  }

  /** A slip in a field name would store evidence where nobody looks for it. */
  private static void checkTarget(Section section, YamlMap.Entry entry) {
    var names = entry.key().split("\\.", -1);
    for (var name : names) {
      if (name.isBlank()) {
        section.complain(
            entry.value(), "%s: a field name has an empty part".formatted(entry.key()));
        return;
      }
    }
    if (names[0].equals("akashi")) {
      if (names.length < 3 || !Ecs.SECTIONS.contains(names[1])) {
        section.complain(
            entry.value(),
            "%s: expected a field below akashi.%s"
                .formatted(
                    entry.key(),
                    String.join(", akashi.", Ecs.SECTIONS.stream().sorted().toList())));
      }
    } else if (!Ecs.ROOTS.contains(names[0])) {
      section.complain(
          entry.value(),
          "%s: expected a field of the Elastic Common Schema or below akashi.details%s"
              .formatted(
                  entry.key(), Nearest.hint(names[0], Ecs.ROOTS.stream().sorted().toList())));
    }
  }
}
