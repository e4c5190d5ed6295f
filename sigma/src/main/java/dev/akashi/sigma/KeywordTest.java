package dev.akashi.sigma;

import org.jspecify.annotations.Nullable;

/** Any value of any field passes the test. */
record KeywordTest(String condition, ValueTest test) implements Node.Leaf {

  @Override
  public boolean holds(Slots event) {
    return passing(event) != null;
  }

  @Override
  public Reason explain(Slots event) {
    Value passing = passing(event);
    String found = passing == null ? null : Excerpt.of(passing);
    return new Reason.Tested(null, condition, passing != null, found);
  }

  private @Nullable Value passing(Slots event) {
    Event all = event.event();
    for (int i = 0; i < all.count(); i++) {
      for (Value value : all.values(i)) {
        if (test.accepts(value)) {
          return value;
        }
      }
    }
    return null;
  }
}
