package dev.akashi.catalog.pack;

import dev.akashi.catalog.Layer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One example of a pack: a record, what is known from outside, and what must become of it.
 *
 * @param file the case file, relative to the pack
 * @param input the record as text
 * @param expected controls by polarity, exactly; empty lists where there must be none
 * @param nearMiss ids of rules that must not match although they nearly do
 * @param unreadable the reason why the record must be refused; null where it must be read
 * @param golden the whole document as JSON text; null where none is written yet
 */
public record PackCase(
    String file,
    String name,
    byte[] input,
    String charset,
    Instant collectedAt,
    ZoneId zone,
    Set<Layer> layers,
    Map<Polarity, List<String>> expected,
    List<String> nearMiss,
    @Nullable Reason unreadable,
    @Nullable String golden) {

  /** The record that the pack has to read. */
  public RawRecord record() {
    return new RawRecord(input, charset, zone, collectedAt, layers, "case", null);
  }

  @Override
  public String toString() {
    return file + ": " + name;
  }
}
