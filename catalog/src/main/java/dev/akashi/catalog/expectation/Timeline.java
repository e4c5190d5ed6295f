package dev.akashi.catalog.expectation;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Records of a case and what else happens, by their distance from one moment. A sign in front says
 * whether a distance lies behind it ({@code -P3D}) or ahead ({@code PT2H}).
 */
public final class Timeline {
  /** The moment that distances are measured from: a Friday noon in Tokyo. */
  public static final Instant MOMENT = Instant.parse("2026-11-20T03:00:00Z");

  /** The zone of all cases. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

  private static final Pattern PLACE = Pattern.compile("\\{\\{(now|[+-]?P[^}|]*)(?:\\|(\\w+))?}}");

  private Timeline() {}

  /** Something that happens in a case. */
  public sealed interface Item {
    /** When it is known. */
    Instant at();

    /** By this name a case leaves it out; empty for none. */
    String label();
  }

  /**
   * A record that a source brings.
   *
   * @param pack pack of the source; there is one source for each pack and system
   * @param text the record, places for times filled in
   */
  public record Brought(Instant at, String label, String system, String pack, String text)
      implements Item {}

  /** A source is not heard any more, not even by what no expectation counts. */
  public record Silent(Instant at, String label, String system, String pack) implements Item {}

  /** Something of a source is lost or goes to quarantine. */
  public record Gap(Instant at, String label, String system, String pack) implements Item {}

  /** The path of a source is disturbed, or ({@code cause: ok}) well again. */
  public record Path(Instant at, String label, String system, String pack, String cause, String hop)
      implements Item {}

  /** A moment at some distance. */
  public static Instant at(String distance) {
    boolean behind = distance.startsWith("-");
    Span span = Span.parse(distance.replaceFirst("^[+-]", ""));
    return behind ? span.before(MOMENT, ZONE) : span.after(MOMENT, ZONE);
  }

  /**
   * Puts times into the places of a record: <code>{{-PT90M}}</code> is 90 minutes before the
   * moment, <code>{{now}}</code> when the record is known, <code>{{n}}</code> its number where it
   * recurs. Behind a bar stands another form than RFC 3339: {@code date}, {@code utc}, {@code
   * epoch}, {@code millis}.
   */
  static String filled(String text, Instant known, int number) {
    return PLACE
        .matcher(text.replace("{{n}}", Integer.toString(number)))
        .replaceAll(place -> Matcher.quoteReplacement(time(place.group(1), known, place.group(2))));
  }

  private static String time(String distance, Instant known, @Nullable String form) {
    Instant at = distance.equals("now") ? known : at(distance);
    return switch (form == null ? "iso" : form) {
      case "iso" -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(ZONE));
      case "date" -> at.atZone(ZONE).toLocalDate().toString();
      case "utc" -> at.toString();
      case "epoch" -> Long.toString(at.getEpochSecond());
      case "millis" -> Long.toString(at.toEpochMilli());
      default -> throw new IllegalArgumentException("unknown form of time: " + form);
    };
  }
}
