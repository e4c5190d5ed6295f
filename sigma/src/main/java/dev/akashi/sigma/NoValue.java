package dev.akashi.sigma;

/** The field is absent, null, or a list without a value. An empty text is a value. */
record NoValue(Field field, String condition) implements Node.Leaf {

  @Override
  public boolean holds(Slots event) {
    Value[] values = event.values(field);
    return values == null || values.length == 0;
  }

  @Override
  public Reason explain(Slots event) {
    return new Reason.Tested(
        field.name(), condition, holds(event), Excerpt.of(event.values(field)));
  }
}
