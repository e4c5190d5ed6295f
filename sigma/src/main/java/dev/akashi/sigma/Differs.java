package dev.akashi.sigma;

import org.jspecify.annotations.Nullable;

/** Negates an entry: none of its values (or, after {@code all}, not all of them) is found. */
record Differs(@Nullable String field, String condition, Node entry) implements Node.Leaf {

  @Override
  public boolean holds(Event event) {
    return !entry.holds(event);
  }

  @Override
  public Reason explain(Event event) {
    boolean holds = !entry.explain(event).holds();
    return new Reason.Tested(field, condition, holds, Excerpt.of(event.values(field)));
  }
}
