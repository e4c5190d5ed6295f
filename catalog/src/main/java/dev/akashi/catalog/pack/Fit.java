package dev.akashi.catalog.pack;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether what stands right of a field can ever become what the schema holds there. What depends on
 * the record is judged when the record is read; this is for what no record can mend.
 */
final class Fit {
  private Fit() {}

  /**
   * Why nothing can fit, as {@code expected ..., found ...}; null where something may.
   *
   * @param adds whether values are added to a list rather than put in place
   */
  static @Nullable String complaint(String field, Expression expression, boolean adds) {
    var type = Ecs.typeOf(field);
    if (type == Ecs.Type.FREE) {
      return null;
    }
    if (adds && !Ecs.isList(field)) {
      return "expected a field that holds a list, found one that holds one value; write it with"
          + " copy";
    }
    return switch (expression) {
      case Expression.Constant(var value) -> value(type, Ecs.isList(field), value);
      case Expression.Template _ -> made(type, Made.TEXT, "a template");
      case Expression.Copy(_, var filters) ->
          filters.isEmpty() ? null : filtered(type, Ecs.isList(field), filters.getLast());
    };
  }

  private static @Nullable String filtered(Ecs.Type type, boolean list, Filter filter) {
    return switch (filter) {
      case Filter.Lookup(var table) ->
          table.values().stream()
              .map(cell -> value(type, list, cell))
              .filter(complaint -> complaint != null)
              .sorted()
              .findFirst()
              .map(complaint -> complaint + " in the lookup")
              .orElse(null);
      case Filter.Text text -> made(type, Made.TEXT, text.name());
      case Filter.Split _ -> list ? made(type, Made.TEXT, "split") : oneOnly("split");
      case Filter.Where _ -> "expected %s, found objects of where".formatted(type.expected());
      case Filter.Time _ -> made(type, Made.MOMENT, "time");
      case Filter.Json _ -> made(type, Made.JSON, "json");
      case Filter.Count _ -> made(type, Made.WHOLE, "count");
      case Filter.Convert convert -> made(type, Made.by(convert), convert.name());
      case Filter.Each _, Filter.Pick _ -> null;
    };
  }

  private static @Nullable String value(Ecs.Type type, boolean list, Object value) {
    if (value instanceof List<?> many) {
      if (!list && many.size() > 1) {
        return oneOnly("the list " + many);
      }
      return many.stream()
          .filter(element -> element == null || type.of(element) == null)
          .findFirst()
          .map(element -> unfit(type, element))
          .orElse(null);
    }
    return type.of(value) == null ? unfit(type, value) : null;
  }

  private static @Nullable String made(Ecs.Type type, Made made, String by) {
    return made.fits(type)
        ? null
        : "expected %s, which the schema holds there, found %s of %s"
            .formatted(type.expected(), made.words, by);
  }

  private static String unfit(Ecs.Type type, @Nullable Object value) {
    return "expected %s, which the schema holds there, found \"%s\""
        .formatted(type.expected(), Scalars.shown(value));
  }

  private static String oneOnly(String found) {
    return "expected one value, since the schema holds no list there, found " + found;
  }

  /** What a template or the last filter makes of whatever it gets. */
  private enum Made {
    TEXT("the text"),
    JSON("the JSON text"),
    MOMENT("the moment"),
    WHOLE("the whole number"),
    FRACTION("the number"),
    TRUTH("the truth value");

    private final String words;

    Made(String words) {
      this.words = words;
    }

    static Made by(Filter.Convert convert) {
      return switch (convert.name()) {
        case "long" -> WHOLE;
        case "double" -> FRACTION;
        default -> TRUTH;
      };
    }

    boolean fits(Ecs.Type type) {
      return switch (type) {
        case KEYWORD, FREE -> true;
        case LONG -> this == TEXT || this == WHOLE;
        case DOUBLE -> this == TEXT || this == WHOLE || this == FRACTION;
        case BOOLEAN -> this == TRUTH;
        case IP -> this == TEXT;
        case DATE -> this == TEXT || this == MOMENT;
      };
    }
  }
}
