package dev.akashi.catalog.pack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One step between a native field and a field of the document. */
sealed interface Filter {

  /** Null drops the value. */
  @Nullable Object apply(Object value, Reading reading);

  /** A change of text; of a list, element by element. */
  record Text(String name, Function<String, @Nullable String> change) implements Filter {
    static final List<Text> ALL =
        List.of(
            new Text("lower", text -> text.toLowerCase(Locale.ROOT)),
            new Text("upper", text -> text.toUpperCase(Locale.ROOT)),
            new Text("trim", String::strip),
            new Text("text", text -> text));

    @Override
    public @Nullable Object apply(Object value, Reading reading) {
      return each(value, text -> change.apply(text));
    }
  }

  /** A table of texts; {@code *} in it stands for all others. */
  record Lookup(Map<String, Object> table) implements Filter {
    @Override
    public @Nullable Object apply(Object value, Reading reading) {
      var other = table.get("*");
      return each(value, text -> table.getOrDefault(text, other));
    }
  }

  record Split(String separator) implements Filter {
    @Override
    public @Nullable Object apply(Object value, Reading reading) {
      var text = Scalars.text(value);
      return text == null
          ? null
          : Arrays.stream(text.split(java.util.regex.Pattern.quote(separator)))
              .map(String::strip)
              .filter(part -> !part.isEmpty())
              .toList();
    }
  }

  /** One element of a list, counted from 0, or from the end with -1. */
  record Pick(int index) implements Filter {
    @Override
    public @Nullable Object apply(Object value, Reading reading) {
      if (!(value instanceof List<?> list)) {
        return index == 0 || index == -1 ? value : null;
      }
      var at = index < 0 ? list.size() + index : index;
      return at < 0 || at >= list.size() ? null : list.get(at);
    }
  }

  /** Of a list of objects those whose field has this text, whatever its letter case. */
  record Where(FieldPath field, String text) implements Filter {
    @Override
    public @Nullable Object apply(Object value, Reading reading) {
      var kept = objects(value).stream().filter(this::fits).toList();
      return kept.isEmpty() ? null : kept;
    }

    private boolean fits(Object object) {
      return text.equalsIgnoreCase(Scalars.text(field.in(object)));
    }
  }

  /** Of every object in a list this field, where it has one. */
  record Each(FieldPath field) implements Filter {
    @Override
    public @Nullable Object apply(Object value, Reading reading) {
      return field.in(objects(value));
    }
  }

  /** A moment as an ISO 8601 text in UTC, with a note where the zone was not in the record. */
  record Time(TimeReader reader) implements Filter {
    @Override
    public @Nullable Object apply(Object value, Reading reading) {
      var time = reader.tryRead(value, reading.zone(), reading.collectedAt());
      if (time == null) {
        reading.notes().add("%s is no time that the pack knows".formatted(Scalars.shown(value)));
        return null;
      }
      reading.noteZone(value, time);
      return TimeReader.UTC_MILLIS.format(time.at());
    }
  }

  /** The value as JSON text, for fields that hold text while the record has an object. */
  record Json() implements Filter {
    @Override
    public Object apply(Object value, Reading reading) {
      return JsonWriting.text(value);
    }
  }

  /** The number of elements, of one value 1. */
  record Count() implements Filter {
    @Override
    public Object apply(Object value, Reading reading) {
      return value instanceof List<?> list ? (long) list.size() : 1L;
    }
  }

  /** Numbers as numbers and truths as truths, for places that take any shape. */
  record Convert(String name, Function<Object, @Nullable Object> change) implements Filter {
    static final List<Convert> ALL =
        List.of(
            new Convert("long", Scalars::whole),
            new Convert("double", Scalars::fraction),
            new Convert("boolean", Convert::truth));

    private static @Nullable Object truth(Object value) {
      return switch (String.valueOf(value).toLowerCase(Locale.ROOT)) {
        case "true", "1", "yes" -> true;
        case "false", "0", "no" -> false;
        default -> null;
      };
    }

    @Override
    public @Nullable Object apply(Object value, Reading reading) {
      return change.apply(value);
    }
  }

  /** The objects in a list; a single object counts as a list of one. */
  private static List<?> objects(Object value) {
    var list = value instanceof List<?> many ? many : List.of(value);
    return list.stream().filter(element -> element instanceof Map<?, ?>).toList();
  }

  private static @Nullable Object each(Object value, Function<String, @Nullable Object> change) {
    if (!(value instanceof List<?> list)) {
      var text = Scalars.text(value);
      return text == null ? null : change.apply(text);
    }
    var changed = new ArrayList<Object>();
    for (var element : list) {
      var one = element == null ? null : each(element, change);
      if (one != null) {
        changed.add(one);
      }
    }
    return changed;
  }
}
