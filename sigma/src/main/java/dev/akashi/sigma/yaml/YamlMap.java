package dev.akashi.sigma.yaml;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * A mapping with keys of text, each of them once.
 *
 * @param byKey the entries in the order of the document
 */
public record YamlMap(SequencedMap<String, Entry> byKey, int line, int column) implements YamlNode {

  public YamlMap {
    byKey = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(byKey));
  }

  /**
   * A key and its value.
   *
   * @param key text of the key as written
   * @param line 1-based line of the key
   * @param column 1-based column of the key
   */
  public record Entry(String key, YamlNode value, int line, int column) {}

  /** The value of a key, null when the key is absent. */
  public @Nullable YamlNode get(String key) {
    Entry entry = byKey.get(key);
    return entry == null ? null : entry.value();
  }

  /** All entries in the order of the document. */
  public Collection<Entry> entries() {
    return byKey.sequencedValues();
  }

  @Override
  public Map<String, @Nullable Object> plain() {
    Map<String, @Nullable Object> plain = LinkedHashMap.newLinkedHashMap(byKey.size());
    byKey.forEach((key, entry) -> plain.put(key, entry.value().plain()));
    return Collections.unmodifiableMap(plain);
  }

  @Override
  public String described() {
    return "a map";
  }
}
