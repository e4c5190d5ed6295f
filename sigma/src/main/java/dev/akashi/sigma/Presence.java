package dev.akashi.sigma;

/** The field is there, whatever its value (null counts), or it is not. */
record Presence(Field field, String condition, boolean expected) implements Node.Leaf {

  @Override
  public boolean holds(Slots event) {
    return (event.values(field) != null) == expected;
  }

  @Override
  public Reason explain(Slots event) {
    return new Reason.Tested(
        field.name(), condition, holds(event), Excerpt.of(event.values(field)));
  }
}
