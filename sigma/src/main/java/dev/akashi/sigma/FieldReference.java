package dev.akashi.sigma;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A value of the field is equal to, starts with, ends with or contains a value of another field.
 */
record FieldReference(Field field, String condition, Field other, Shape shape, boolean cased)
    implements Node.Leaf {

  /** Most pairs that are compared one by one, which allocates nothing. */
  static final int MAX_PAIRS = 4096;

  /** How the values are compared. */
  enum Shape {
    EQUALS,
    STARTS_WITH,
    ENDS_WITH,
    CONTAINS
  }

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
    Value[] others = event.values(other);
    if (values == null || others == null) {
      return null;
    }
    if ((long) values.length * others.length > MAX_PAIRS) {
      return passing(values, others);
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

  private @Nullable Value passing(Value[] values, Value[] others) {
    Set<String> references = new HashSet<>();
    for (Value reference : others) {
      references.add(text(reference));
    }
    Predicate<String> test = ReferenceTexts.test(shape, references);
    for (Value value : values) {
      if (test.test(text(value))) {
        return value;
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
