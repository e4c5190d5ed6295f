package dev.akashi.catalog.pack;

import dev.akashi.catalog.pack.Reading.Ref;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a field of the document is set to. */
sealed interface Expression {

  /** Null where the record has nothing to set. */
  @Nullable Object in(Reading reading);

  record Constant(Object value) implements Expression {
    @Override
    public Object in(Reading reading) {
      return value;
    }
  }

  /** Text with <code>${field}</code> in it; nothing where one of the fields is empty. */
  record Template(List<Part> parts) implements Expression {
    /** Literal text, or a field. */
    record Part(String literal, @Nullable Ref field) {}

    @Override
    public @Nullable Object in(Reading reading) {
      var text = new StringBuilder();
      for (var part : parts) {
        text.append(part.literal);
        if (part.field != null) {
          var value = Scalars.text(reading.value(part.field));
          if (value == null) {
            return null;
          }
          text.append(value);
        }
      }
      return text.toString();
    }
  }

  /** The first of the fields that has a value, passed through the filters. */
  record Copy(List<Ref> fields, List<Filter> filters) implements Expression {
    @Override
    public @Nullable Object in(Reading reading) {
      for (var field : fields) {
        var value = reading.value(field);
        for (var filter : filters) {
          value = value == null ? null : filter.apply(value, reading);
        }
        if (!Scalars.isEmpty(value)) {
          return value;
        }
      }
      return null;
    }
  }
}
