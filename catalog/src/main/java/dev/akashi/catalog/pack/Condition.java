package dev.akashi.catalog.pack;

import com.google.re2j.Pattern;
import dev.akashi.catalog.pack.Reading.Ref;
import java.util.List;
import java.util.Map;
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

  /** Of the objects in a list, one fits. Names in the condition are those of the object. */
  record AnyObject(Ref list, Condition condition) implements Condition {
    @Override
    public boolean holds(Reading reading) {
      var value = reading.value(list);
      var objects = value instanceof List<?> many ? many : List.of(value == null ? "" : value);
      for (var object : objects) {
        if (object instanceof Map<?, ?> map && condition.holds(reading.inside(map))) {
          return true;
        }
      }
      return false;
    }
  }

  /** The field has a text in common with another field of the record, whatever its case. */
  record SameAs(Ref field, List<Ref> others) implements Condition {
    @Override
    public boolean holds(Reading reading) {
      var whole = reading.outside();
      return some(
          reading.value(field),
          text ->
              others.stream().anyMatch(other -> some(whole.value(other), text::equalsIgnoreCase)));
    }
  }

  /** The time in the field is over when the other begins. False where one of them is no time. */
  record Before(Ref field, Moment other) implements Condition {
    @Override
    public boolean holds(Reading reading) {
      var left = Moment.Stretch.of(field, reading);
      var right = other.in(reading.outside());
      return left != null && right != null && left.before(right, reading);
    }
  }

  /** The time in the field begins when the other is over. False where one of them is no time. */
  record After(Ref field, Moment other) implements Condition {
    @Override
    public boolean holds(Reading reading) {
      var left = other.in(reading.outside());
      var right = Moment.Stretch.of(field, reading);
      return left != null && right != null && left.before(right, reading);
    }
  }

  /** The time in the field was over when the record was collected. */
  record Past(Ref field) implements Condition {
    @Override
    public boolean holds(Reading reading) {
      var stretch = Moment.Stretch.of(field, reading);
      return stretch != null && stretch.before(Moment.Stretch.collection(reading), reading);
    }
  }

  /** The time in the field had not begun when the record was collected. */
  record Future(Ref field) implements Condition {
    @Override
    public boolean holds(Reading reading) {
      var stretch = Moment.Stretch.of(field, reading);
      return stretch != null && Moment.Stretch.collection(reading).before(stretch, reading);
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
