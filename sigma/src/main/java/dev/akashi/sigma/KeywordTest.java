package dev.akashi.sigma;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Any value of any field passes the test. */
record KeywordTest(String condition, ValueTest test) implements Node.Leaf {

  @Override
  public boolean holds(Event event) {
    return passing(event) != null;
  }

  @Override
  public Reason explain(Event event) {
    Value passing = passing(event);
    String found = passing == null ? null : Excerpt.of(passing);
    return new Reason.Tested(null, condition, passing != null, found);
  }

  private @Nullable Value passing(Event event) {
    for (List<Value> values : event.values()) {
      for (Value value : values) {
        if (test.accepts(value)) {
          return value;
        }
      }
    }
    return null;
  }
}
