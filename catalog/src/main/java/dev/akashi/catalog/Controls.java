package dev.akashi.catalog;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** All controls, in the order of the guideline. Immutable. */
public final class Controls {
  private static final int SUGGESTIONS_MAX = 3;

  private final Map<String, Control> byId;
  private final Map<String, Integer> order;
  private final DataHeader header;
  private final DataHeader crosswalkHeader;

  Controls(List<Control> controls, DataHeader header, DataHeader crosswalkHeader) {
    this.header = header;
    this.crosswalkHeader = crosswalkHeader;
    byId = new LinkedHashMap<>();
    order = new LinkedHashMap<>();
    for (var control : controls) {
      order.put(control.id(), order.size());
      if (byId.put(control.id(), control) != null) {
        throw new IllegalStateException("control " + control.id() + " is listed twice");
      }
    }
  }

  public List<Control> all() {
    return List.copyOf(byId.values());
  }

  /** Where the controls come from, and when they were last checked against it. */
  public DataHeader header() {
    return header;
  }

  /** The same of their counterparts in other frameworks. */
  public DataHeader crosswalkHeader() {
    return crosswalkHeader;
  }

  /**
   * The control that a person means: {@code mic:III.1.1.12}, {@code Ⅲ.1.1.12}, {@code iii.1.1.12},
   * full-width spellings and a trailing dot all find the same one.
   */
  public Optional<Control> find(String text) {
    return Optional.ofNullable(byId.get(ControlId.normalise(text)));
  }

  /** Ids that resemble {@code text}, best first, at most three; empty when nothing comes near. */
  public List<String> suggest(String text) {
    return Nearest.of(ControlId.normalise(text), byId.keySet(), SUGGESTIONS_MAX);
  }

  /** Orders ids as the guideline does; unknown ids come last. */
  public Comparator<String> byOrder() {
    return Comparator.<String>comparingInt(id -> order.getOrDefault(id, Integer.MAX_VALUE))
        .thenComparing(Comparator.naturalOrder());
  }

  @Override
  public String toString() {
    return byId.keySet().stream().collect(Collectors.joining(", ", "Controls[", "]"));
  }
}
