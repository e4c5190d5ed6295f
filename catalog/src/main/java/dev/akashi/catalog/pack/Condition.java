package dev.akashi.catalog.pack;

import com.google.re2j.Pattern;
import dev.akashi.catalog.pack.Reading.Ref;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** When a part of a pack applies. */
sealed interface Condition {
  Condition ALWAYS = new All(List.of());

  boolean holds(Reading reading);

  record All(List<Condition> parts) implements Condition {
    @Override
    public boolean holds(Reading reading) {
      for (var part : parts) {
        if (!part.holds(reading)) {
          return false;
        }
      }
      return true;
    }
  }

  record Any(List<Condition> parts) implements Condition {
    @Override
    public boolean holds(Reading reading) {
      return parts.stream().anyMatch(part -> part.holds(reading));
    }
  }

  record Not(Condition part) implements Condition {
    @Override
    public boolean holds(Reading reading) {
      return !part.holds(reading);
    }
  }

  /** The field has one of these texts; of a list, one element has. */
  record Is(Ref field, Set<String> texts) implements Condition {
    @Override
    public boolean holds(Reading reading) {
      return some(reading.value(field), text -> texts.contains(text));
    }
  }

  record Exists(Ref field) implements Condition {
    @Override
    public boolean holds(Reading reading) {
      return reading.value(field) != null;
    }
  }

  record Matches(Ref field, Pattern pattern) implements Condition {
    @Override
    public boolean holds(Reading reading) {
      return some(reading.value(field), text -> pattern.matcher(text).find());
    }
  }

  private static boolean some(
      @Nullable Object value, java.util.function.Predicate<String> predicate) {
    if (value instanceof List<?> list) {
      return list.stream().anyMatch(element -> some(element, predicate));
    }
    var text = Scalars.text(value);
    return text != null && predicate.test(text);
  }
}
