package dev.akashi.console;

import dev.akashi.catalog.Phrase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Controls by systems, worst first: a row stands under the worst of its statuses.
 *
 * @param columns the systems, in the order of {@code akashi.yml}
 * @param rows how many controls are shown
 */
record StatusTable(List<Column> columns, List<Group> groups, int rows) {

  /** One system; its title is null where {@code akashi.yml} does not name it. */
  record Column(String system, @Nullable Phrase title) {}

  /** The rows whose worst status is the same. */
  record Group(String status, List<Row> rows) {}

  /**
   * One control.
   *
   * @param cells one per column; null where nothing is asked of the system
   */
  record Row(String number, @Nullable Phrase title, List<@Nullable StatusItem> cells) {}

  /**
   * Lays statuses out.
   *
   * @param items worst first
   * @param status only rows in which it stands; empty for all
   */
  static StatusTable of(List<StatusItem> items, String status, Map<String, Phrase> systems) {
    List<Column> columns =
        columns(items, systems).stream()
            .map(system -> new Column(system, systems.get(system)))
            .toList();
    Map<String, List<StatusItem>> byControl = new LinkedHashMap<>();
    items.forEach(
        item -> byControl.computeIfAbsent(item.control(), id -> new ArrayList<>()).add(item));
    Map<String, List<Row>> groups = new LinkedHashMap<>();
    for (List<StatusItem> row : byControl.values()) {
      if (status.isEmpty() || row.stream().anyMatch(item -> item.status().equals(status))) {
        groups
            .computeIfAbsent(row.getFirst().status(), worst -> new ArrayList<>())
            .add(row(row, columns));
      }
    }
    return new StatusTable(
        columns,
        groups.entrySet().stream()
            .map(group -> new Group(group.getKey(), group.getValue()))
            .toList(),
        groups.values().stream().mapToInt(List::size).sum());
  }

  private static Set<String> columns(List<StatusItem> items, Map<String, Phrase> systems) {
    Set<String> met = new LinkedHashSet<>(items.stream().map(StatusItem::system).sorted().toList());
    Set<String> ordered = new LinkedHashSet<>(systems.keySet());
    ordered.retainAll(met);
    ordered.addAll(met);
    return ordered;
  }

  private static Row row(List<StatusItem> row, List<Column> columns) {
    Map<String, StatusItem> bySystem = new LinkedHashMap<>();
    row.forEach(item -> bySystem.put(item.system(), item));
    List<@Nullable StatusItem> cells = new ArrayList<>();
    columns.forEach(column -> cells.add(bySystem.get(column.system())));
    StatusItem any = row.getFirst();
    return new Row(any.number(), any.title(), cells);
  }
}
