package dev.akashi.launcher.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Sample records whose times are written as distances from now: <code>{-90m:iso}</code> is 90
 * minutes ago in RFC 3339, <code>{-2h:syslog}</code> two hours ago as syslog writes it.
 */
final class Sample {
  static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

  private static final Pattern TIME = Pattern.compile("\\{(-?\\d+)([smhd]):(\\w+)}");
  private static final DateTimeFormatter SYSLOG =
      DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss", Locale.ENGLISH);
  private static final DateTimeFormatter CLF =
      DateTimeFormatter.ofPattern("dd/MMM/uuuu:HH:mm:ss xx", Locale.ENGLISH);
  private static final DateTimeFormatter ISO =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ENGLISH);

  private Sample() {}

  /** The records of a sample file as of {@code now}. */
  static List<String> lines(String file, Instant now) {
    return text(file).lines().map(line -> at(line, now)).toList();
  }

  static String text(String file) {
    try (InputStream in = Sample.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("sample not on the class path: " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("cannot read the sample " + file, e);
    }
  }

  static String at(String line, Instant now) {
    return TIME.matcher(line).replaceAll(match -> time(match, now));
  }

  private static String time(MatchResult match, Instant now) {
    long count = Long.parseLong(match.group(1));
    Duration distance =
        switch (match.group(2)) {
          case "s" -> Duration.ofSeconds(count);
          case "m" -> Duration.ofMinutes(count);
          case "h" -> Duration.ofHours(count);
          default -> Duration.ofDays(count);
        };
    ZonedDateTime time = now.plus(distance).atZone(ZONE);
    return switch (match.group(3)) {
      case "syslog" -> SYSLOG.format(time);
      case "clf" -> CLF.format(time);
      case "iso" -> ISO.format(time);
      case "epoch" -> Long.toString(time.toEpochSecond());
      default -> throw new IllegalArgumentException("unknown form of time: " + match.group());
    };
  }
}
