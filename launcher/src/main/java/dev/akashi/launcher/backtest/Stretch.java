package dev.akashi.launcher.backtest;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * A time in which one thing stood one way.
 *
 * @param state word of a status or of a standing
 * @param cause in one line, by language
 * @param from inclusive
 * @param to exclusive
 */
public record Stretch(
    String state, boolean good, Map<String, String> cause, Instant from, Instant to) {
  Duration length() {
    return Duration.between(from, to);
  }
}
