package dev.akashi.sigma;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where a correlation reads fields: an event, or a match of a correlation that it joins. */
interface Facts {

  /** The values of a field, each once; empty when it has none. Long texts are cut, see Digests. */
  List<String> texts(String field);

  /** The fields of an event. */
  record OfEvent(Event event) implements Facts {
    @Override
    public List<String> texts(String field) {
      Value[] values = event.named(field);
      return switch (values.length) {
        case 0 -> List.of();
        case 1 -> List.of(Digests.bounded(values[0].text()));
        default ->
            Arrays.stream(values).map(value -> Digests.bounded(value.text())).distinct().toList();
      };
    }
  }

  /** The fields of a match: its group, and what its events have in fields that others ask for. */
  record OfMatch(Map<String, String> group, List<CorrelationEntry> entries) implements Facts {
    @Override
    public List<String> texts(String field) {
      String value = group.get(field);
      if (value != null) {
        return List.of(value);
      }
      Set<String> texts = new LinkedHashSet<>();
      for (CorrelationEntry entry : entries) {
        texts.addAll(entry.carried().getOrDefault(field, List.of()));
      }
      return new ArrayList<>(texts);
    }
  }
}
