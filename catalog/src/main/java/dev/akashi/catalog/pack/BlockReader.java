package dev.akashi.catalog.pack;

import dev.akashi.catalog.Section;
import dev.akashi.catalog.pack.Block.Assignment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads pieces of mapping: {@code when}, {@code set}, {@code copy}, {@code default}, {@code
 * append}.
 */
final class BlockReader {
  static final String[] KEYS = {"when", "set", "copy", "default", "append"};

  private final Targets targets;
  private final ExpressionReader expressions;

  BlockReader(Targets targets, TimeReader times, Map<String, Map<String, Object>> lookups) {
    this.targets = targets;
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
      var known = targets.check(section, entry);
      var path = section.path(entry.key());
      var expression =
          constant
              ? expressions.constant(section, path, entry.value())
              : expressions.copy(section, path, entry.value());
      if (expression != null) {
        var unfit = known ? Fit.complaint(entry.key(), expression, key.equals("append")) : null;
        if (unfit != null) {
          section.complain(entry.value(), path + ": " + unfit);
        }
        assignments.add(new Assignment(entry.key(), expression));
      }
    }
    return List.copyOf(assignments);
  }
}
