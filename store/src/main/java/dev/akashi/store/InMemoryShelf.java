package dev.akashi.store;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Documents in a map, by index and id. */
final class InMemoryShelf implements Shelf {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final Map<String, Map<String, Entry>> indices = new HashMap<>();
  private final Clock clock;

  private record Entry(Held held, StoredEvidence found) {}

  InMemoryShelf(Clock clock) {
    this.clock = clock;
  }

  @Override
  public synchronized List<Outcome> create(List<Filed> items) {
    List<Outcome> outcomes = new ArrayList<>(items.size());
    items.forEach(item -> outcomes.add(create(item)));
    return outcomes;
  }

  private Outcome create(Filed item) {
    Map<String, Entry> index = indices.computeIfAbsent(item.index(), name -> new LinkedHashMap<>());
    if (index.containsKey(item.id())) {
      return new Outcome.Taken();
    }
    byte[] source = item.source(clock.instant().truncatedTo(ChronoUnit.MILLIS));
    try {
      JsonNode document = JSON.readTree(source);
      var found =
          new StoredEvidence(item.id(), item.index(), document, Custody.of(document), source);
      index.put(item.id(), new Entry(Held.of(item.evidence()), found));
      return new Outcome.Created();
    } catch (JacksonException e) {
      return new Outcome.Refused(REFUSED, e.getOriginalMessage());
    }
  }

  @Override
  public synchronized Map<String, Held> held(Collection<Filed> items) {
    Map<String, Held> held = new HashMap<>();
    for (Filed item : items) {
      Entry entry = indices.getOrDefault(item.index(), Map.of()).get(item.id());
      if (entry != null) {
        held.put(item.id(), entry.held());
      }
    }
    return held;
  }

  @Override
  public synchronized Map<String, String> locate(Collection<String> ids) {
    Map<String, String> located = new HashMap<>();
    for (String id : ids) {
      indices.forEach(
          (index, entries) -> {
            if (entries.containsKey(id)) {
              located.put(id, index);
            }
          });
    }
    return located;
  }

  synchronized List<StoredEvidence> all() {
    return indices.values().stream()
        .flatMap(index -> index.values().stream())
        .map(Entry::found)
        .toList();
  }

  synchronized Optional<StoredEvidence> get(String id) {
    return indices.values().stream()
        .flatMap(index -> Stream.ofNullable(index.get(id)))
        .map(Entry::found)
        .findFirst();
  }
}
