package dev.akashi.catalog.agreement;

import dev.akashi.catalog.pack.NamedDifference;
import dev.akashi.catalog.pack.Normalization;
import java.util.List;
import java.util.SortedSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compares two documents of one record.
 *
 * @param place the case and the number of the record in it
 * @param named what the pack does differently on purpose
 * @param agreement takes the outcome
 */
record RecordComparison(
    String place, List<NamedDifference> named, CaseSettings settings, SourceAgreement agreement) {
  private static final JsonMapper JSON = new JsonMapper();

  void compare(JsonNode expected, Normalization found) {
    var document =
        found instanceof Normalization.Normalized read
            ? JSON.readTree(read.document())
            : JSON.nullNode();
    for (var field : CoreFields.NAMES) {
      var theirs = CoreFields.values(expected, field);
      if (!theirs.isEmpty() && !settings.loose().contains(field)) {
        compare(field, theirs, document, found);
      }
    }
  }

  private void compare(
      String field, SortedSet<String> theirs, JsonNode document, Normalization found) {
    var ours = CoreFields.values(document, field);
    if (ours.equals(theirs)) {
      agreement.agrees(field);
      return;
    }
    var actions = CoreFields.values(document, "event.action");
    var by =
        name(
            difference ->
                found instanceof Normalization.Unreadable refused
                    ? difference.names(refused.reason())
                    : difference.names(
                        field, actions.isEmpty() ? null : actions.getFirst(), theirs, ours));
    agreement.differs(
        field,
        ours.isEmpty(),
        by,
        "%s: %s: expected %s, found %s".formatted(place, field, theirs, shown(ours, found)));
  }

  private @Nullable NamedDifference name(Predicate<NamedDifference> isNamed) {
    return named.stream().filter(isNamed).findFirst().orElse(null);
  }

  private static String shown(SortedSet<String> ours, Normalization found) {
    return found instanceof Normalization.Unreadable refused
        ? "it quarantined (%s)".formatted(refused.reason())
        : ours.isEmpty() ? "nothing" : ours.toString();
  }
}
