package dev.akashi.sigma;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value of the field is equal to, starts with, ends with or contains a value of another field.
 */
record FieldReference(String field, String condition, String other, Shape shape, boolean cased)
    implements Node.Leaf {

  /** How the values are compared. */
  enum Shape {
    EQUALS,
    STARTS_WITH,
    ENDS_WITH,
    CONTAINS
  }

  @Override
  public boolean holds(Event event) {
    return passing(event) != null;
  }

  @Override
  public Reason explain(Event event) {
    Value passing = passing(event);
    String found = passing == null ? Excerpt.of(event.values(field)) : Excerpt.of(passing);
    return new Reason.Tested(field, condition, passing != null, found);
  }

  private @Nullable Value passing(Event event) {
    List<Value> values = event.values(field);
    List<Value> others = event.values(other);
    if (values == null || others == null) {
      return null;
    }
    for (Value value : values) {
      for (Value reference : others) {
        if (compare(text(value), text(reference))) {
          return value;
        }
      }
    }
    return null;
  }

  private String text(Value value) {
    return cased ? value.text() : value.folded();
  }

  private boolean compare(String value, String reference) {
    return switch (shape) {
      case EQUALS -> value.equals(reference);
      case STARTS_WITH -> value.startsWith(reference);
      case ENDS_WITH -> value.endsWith(reference);
      case CONTAINS -> value.contains(reference);
    };
  }
}
