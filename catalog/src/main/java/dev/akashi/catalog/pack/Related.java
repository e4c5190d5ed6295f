package dev.akashi.catalog.pack;

import java.util.List;
import java.util.Map;

/** Fills {@code related.*} from the fields that name people, hosts and addresses. */
final class Related {
  private static final Map<String, List<String>> FROM =
      Map.of(
          "related.ip",
          List.of("source.ip", "destination.ip", "client.ip", "server.ip", "host.ip"),
          "related.user",
          List.of("user.name", "user.effective.name", "user.target.name", "user.changes.name"),
          "related.hosts",
          List.of("host.hostname", "host.name", "source.domain", "destination.domain"));

  private Related() {}

  static void fill(Draft draft) {
    FROM.forEach(
        (field, names) -> {
          for (var name : names) {
            var value = draft.get(name);
            if (value != null) {
              draft.append(field, value);
            }
          }
        });
  }
}
