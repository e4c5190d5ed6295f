package dev.akashi.sigma;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Entries as plain data and back. */
final class EntryData {

  private EntryData() {}

  static Map<String, Object> of(CorrelationEntry entry) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("time", entry.time().toString());
    data.put("source", (long) entry.source());
    data.put("refs", entry.refs());
    data.put("events", entry.events());
    data.put("values", entry.values());
    data.put("carried", new TreeMap<>(entry.carried()));
    return data;
  }

  /**
   * @param sources how many rules the correlation joins
   */
  static CorrelationEntry read(Data data, int sources) {
    long source = data.number("source");
    if (source < 0 || source >= sources) {
      throw new IllegalArgumentException(
          "%s.source: expected 0 to %d, found %d".formatted(data.where(), sources - 1, source));
    }
    Data carried = data.map("carried");
    Map<String, List<String>> fields = new LinkedHashMap<>();
    carried.map().keySet().forEach(field -> fields.put(field, List.copyOf(carried.texts(field))));
    return new CorrelationEntry(
        data.time("time"),
        (int) source,
        List.copyOf(data.texts("refs")),
        data.number("events"),
        List.copyOf(data.texts("values")),
        Map.copyOf(fields));
  }
}
