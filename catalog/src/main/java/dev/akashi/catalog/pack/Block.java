package dev.akashi.catalog.pack;

import java.util.List;

/**
 * A piece of mapping: when it applies, and what it then writes.
 *
 * @param puts fields to set, over what is there
 * @param defaults fields to set where nothing is there
 * @param appends lists to add to
 */
record Block(
    Condition when, List<Assignment> puts, List<Assignment> defaults, List<Assignment> appends) {

  /** A field of the document and what goes there. */
  record Assignment(String field, Expression expression) {}

  void apply(Reading reading) {
    if (!when.holds(reading)) {
      return;
    }
    var draft = reading.draft();
    for (var put : puts) {
      var value = put.expression.in(reading);
      if (value != null) {
        draft.put(put.field, value);
      }
    }
    for (var put : defaults) {
      var value = draft.get(put.field) == null ? put.expression.in(reading) : null;
      if (value != null) {
        draft.put(put.field, value);
      }
    }
    for (var append : appends) {
      var value = append.expression.in(reading);
      if (value != null) {
        draft.append(append.field, value);
      }
    }
  }
}
