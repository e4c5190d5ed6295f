package dev.akashi.sigma;

/** The field is there, whatever its value (null counts), or it is not. */
record Presence(String field, String condition, boolean expected) implements Node.Leaf {

  @Override
  public boolean holds(Event event) {
    return (event.values(field) != null) == expected;
  }

  @Override
  public Reason explain(Event event) {
    return new Reason.Tested(field, condition, holds(event), Excerpt.of(event.values(field)));
  }
}
