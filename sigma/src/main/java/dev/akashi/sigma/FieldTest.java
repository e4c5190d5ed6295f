package dev.akashi.sigma;

import org.jspecify.annotations.Nullable;

/** One of the field's values passes the test. */
record FieldTest(Field field, String condition, ValueTest test) implements Node.Leaf {

  @Override
  public boolean holds(Slots event) {
    return passing(event) != null;
  }

  @Override
  public Reason explain(Slots event) {
    Value passing = passing(event);
    String found = passing == null ? Excerpt.of(event.values(field)) : Excerpt.of(passing);
    return new Reason.Tested(field.name(), condition, passing != null, found);
  }

  private @Nullable Value passing(Slots event) {
    Value[] values = event.values(field);
    if (values == null) {
      return null;
    }
    for (Value value : values) {
      if (test.accepts(value)) {
        return value;
      }
    }
    return null;
  }
}
