package dev.akashi.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The controls by part and area, with sums. The sums of the head are over all controls; parts and
 * areas hold those that the filter lets through.
 *
 * @param shown how many controls the filter lets through
 */
record Overview(Sums sums, int shown, List<Part> parts) {

  /**
   * How many controls have what.
   *
   * @param none controls without any evidence: neither good nor bad
   */
  record Sums(int controls, int supports, int contradicts, int context, int none) {
    static Sums of(List<ControlItem> items) {
      return new Sums(
          items.size(),
          count(items, item -> item.supports() > 0),
          count(items, item -> item.contradicts() > 0),
          count(items, item -> item.context() > 0),
          count(items, item -> item.evidence() == 0));
    }

    private static int count(List<ControlItem> items, Predicate<ControlItem> wanted) {
      return (int) items.stream().filter(wanted).count();
    }
  }

  /** One part of the guideline: common, saas, paas-iaas. */
  record Part(String id, Sums sums, List<Area> areas) {}

  /** One area with its controls. */
  record Area(String id, String title, Sums sums, List<ControlItem> controls) {}

  static Overview of(List<ControlItem> all, ControlFilter filter) {
    List<ControlItem> shown = all.stream().filter(filter).toList();
    List<Part> parts = new ArrayList<>();
    grouped(shown, true)
        .forEach((id, controls) -> parts.add(new Part(id, Sums.of(controls), areas(controls))));
    return new Overview(Sums.of(all), shown.size(), List.copyOf(parts));
  }

  private static List<Area> areas(List<ControlItem> part) {
    List<Area> areas = new ArrayList<>();
    grouped(part, false)
        .forEach(
            (id, controls) ->
                areas.add(
                    new Area(id, controls.getFirst().areaTitle(), Sums.of(controls), controls)));
    return List.copyOf(areas);
  }

  private static Map<String, List<ControlItem>> grouped(List<ControlItem> items, boolean byPart) {
    Map<String, List<ControlItem>> groups = new LinkedHashMap<>();
    for (ControlItem item : items) {
      groups.computeIfAbsent(byPart ? item.part() : item.area(), id -> new ArrayList<>()).add(item);
    }
    return groups;
  }
}
