package dev.akashi.catalog.pack;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values of records as text and numbers. Nulls mean that a value is not what was asked for. */
final class Scalars {
  private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,19}");

  private Scalars() {}

  static @Nullable String text(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case String text -> text;
      // toPlainString of 1e999999999 would fill the memory.
      case BigDecimal number when Math.abs((long) number.scale()) < 50 -> number.toPlainString();
      case Number number -> number.toString();
      case Boolean bool -> bool.toString();
      default -> null;
    };
  }

  static @Nullable Long whole(Object value) {
    if (value instanceof Long number) {
      return number;
    }
    var text = text(value);
    if (text == null || !WHOLE.matcher(text.strip()).matches()) {
      return null;
    }
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException beyondLong) {
      return null;
    }
  }

  static @Nullable Double fraction(Object value) {
    var text = text(value);
    try {
      var number = text == null ? Double.NaN : Double.parseDouble(text.strip());
      return Double.isFinite(number) ? number : null;
    } catch (NumberFormatException noNumber) {
      return null;
    }
  }

  /** A moment with its offset, as written; packs bring other forms here with the filter time. */
  static @Nullable String moment(Object value) {
    var text = text(value);
    try {
      return text == null || OffsetDateTime.parse(text) == null ? null : text;
    } catch (DateTimeParseException noMoment) {
      return null;
    }
  }

  static @Nullable String address(Object value) {
    var text = text(value);
    return text == null ? null : IpText.ip(text.strip());
  }

  static boolean isEmpty(@Nullable Object value) {
    return switch (value) {
      case null -> true;
      case String text -> text.isEmpty();
      case List<?> list -> list.isEmpty();
      case Map<?, ?> map -> map.isEmpty();
      default -> false;
    };
  }

  /** For messages: the value, cut short. */
  static String shown(@Nullable Object value) {
    var text = String.valueOf(value);
    return text.length() > 60 ? text.substring(0, 60) + "..." : text;
  }
}
