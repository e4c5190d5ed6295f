package dev.akashi.sigma;

import org.jspecify.annotations.Nullable;

/** Negates an entry: none of its values (or, after {@code all}, not all of them) is found. */
record Differs(@Nullable Field field, String condition, Node entry) implements Node.Leaf {

  @Override
  public boolean holds(Slots event) {
    return !entry.holds(event);
  }

  @Override
  public Reason explain(Slots event) {
    boolean holds = !entry.explain(event).holds();
    String name = field == null ? null : field.name();
    String found = field == null ? null : Excerpt.of(event.values(field));
    return new Reason.Tested(name, condition, holds, found);
  }
}
