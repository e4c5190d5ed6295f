package dev.akashi.catalog.pack;

import dev.akashi.catalog.Section;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a pack, on purpose, makes something else of a record than others do. It changes nothing in
 * documents: it is there so that a comparison can tell a decision from a fault. Immutable.
 *
 * @param fields of the document, none where {@code unreadable} is set
 * @param actions the only values of our {@code event.action} of which it speaks; empty for all
 * @param onlyAbsent whether it speaks only of values that we do not have at all
 * @param theirs the only values of which others may have more than we; empty where any will do
 * @param unreadable the reason for which we refuse a record that others read; null otherwise
 * @param reason why, in a sentence
 */
public record NamedDifference(
    Set<String> fields,
    Set<String> actions,
    boolean onlyAbsent,
    Set<String> theirs,
    @Nullable Reason unreadable,
    String reason) {

  public NamedDifference {
    fields = Set.copyOf(fields);
    actions = Set.copyOf(actions);
    theirs = Set.copyOf(theirs);
  }

  static List<NamedDifference> read(Section pack) {
    var differences = new ArrayList<NamedDifference>();
    for (var section : pack.sections("differs")) {
      section.only("field", "action", "absent", "theirs", "unreadable", "reason");
      var fields = section.texts("field", "the name of a field");
      if (fields.isEmpty() == !section.has("unreadable")) {
        section.complainAt("field", "expected either field or unreadable, found both or neither");
      }
      for (var narrower : List.of("action", "absent", "theirs")) {
        if (section.has("unreadable") && section.has(narrower)) {
          section.complainAt(narrower, "expected it beside field only");
        }
      }
      for (var field : fields) {
        if (!Ecs.has(field)) {
          section.complainAt("field", "expected an ECS field, found \"" + field + "\"");
        }
      }
      differences.add(
          new NamedDifference(
              new HashSet<>(fields),
              new HashSet<>(section.texts("action", "an event.action")),
              section.value("absent", "true, or nothing", NamedDifference::yes) != null,
              new HashSet<>(section.texts("theirs", "a value")),
              section.value("unreadable", "a reason such as NO_PATTERN", NamedDifference::reason),
              section.text("reason", "why we differ, in a sentence")));
    }
    return List.copyOf(differences);
  }

  private static @Nullable Boolean yes(String text) {
    return text.equals("true") ? true : null;
  }

  private static @Nullable Reason reason(String text) {
    try {
      return Reason.valueOf(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /**
   * Whether it speaks of this difference between two documents.
   *
   * @param action our {@code event.action}, null where we have none
   */
  public boolean names(
      String field,
      @Nullable String action,
      Collection<String> theirValues,
      Collection<String> ours) {
    return fields.contains(field)
        && (actions.isEmpty() || (action != null && actions.contains(action)))
        && !(onlyAbsent && !ours.isEmpty())
        && (theirs.isEmpty()
            || theirValues.stream()
                .filter(value -> !ours.contains(value))
                .allMatch(theirs::contains));
  }

  /** Whether it speaks of records that we refuse for this reason. */
  public boolean names(Reason refused) {
    return unreadable == refused;
  }
}
