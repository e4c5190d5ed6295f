package dev.akashi.sigma;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What rules may need to know about the place where they run.
 *
 * @param zone zone in which {@code minute}, {@code hour}, {@code day}, {@code week}, {@code month}
 *     and {@code year} read a time that names its offset; null reads every time as it is written. A
 *     time without an offset is always read as it is written.
 * @param placeholders values for {@code %name%} in values with the modifier {@code expand}, written
 *     like values in rules (wildcards count); a rule that needs another name is refused
 */
public record Settings(@Nullable ZoneId zone, Map<String, List<String>> placeholders) {

  /** Neither a zone nor placeholders. */
  public static final Settings NONE = new Settings(null, Map.of());

  public Settings {
    placeholders = Map.copyOf(placeholders);
  }
}
