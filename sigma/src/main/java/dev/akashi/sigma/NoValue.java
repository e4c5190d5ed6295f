package dev.akashi.sigma;

import java.util.List;

/** The field is absent, null, or a list without a value. An empty text is a value. */
record NoValue(String field, String condition) implements Node.Leaf {

  @Override
  public boolean holds(Event event) {
    List<Value> values = event.values(field);
    return values == null || values.isEmpty();
  }

  @Override
  public Reason explain(Event event) {
    return new Reason.Tested(field, condition, holds(event), Excerpt.of(event.values(field)));
  }
}
