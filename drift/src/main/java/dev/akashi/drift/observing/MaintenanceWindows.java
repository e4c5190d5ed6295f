package dev.akashi.drift.observing;

import dev.akashi.schemas.MaintenanceWindow;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the maintenance window that a change ticket plans, from the fields that all packs of
 * tickets write. Only a ticket that another person approved opens one, and none for longer than
 * three days: a ticket must not be a way to silence alerts.
 */
final class MaintenanceWindows {
  static final Duration LENGTH_MAX = Duration.ofDays(3);

  private static final Set<String> OPEN =
      Set.of("approved", "scheduled", "implement", "live", "in-progress");
  private static final Set<String> APPROVED = Set.of("given", "before-live");

  private MaintenanceWindows() {}

  static Optional<MaintenanceWindow> of(String system, Map<String, Object> fields) {
    String ticket = first(fields, "akashi.change.id");
    Instant from = time(fields, "akashi.change.planned.from");
    Instant to = time(fields, "akashi.change.planned.to");
    if (ticket == null || from == null || to == null || !from.isBefore(to)) {
      return Optional.empty();
    }
    boolean opens =
        OPEN.contains(String.valueOf(first(fields, "akashi.change.state")))
            && APPROVED.contains(
                String.valueOf(first(fields, "akashi.change.independent_approval")))
            && Duration.between(from, to).compareTo(LENGTH_MAX) <= 0;
    return Optional.of(
        MaintenanceWindow.newBuilder()
            .setSystem(system)
            .setTicket(ticket)
            .setFrom(from)
            .setTo(opens ? to : from)
            .build());
  }

  private static @Nullable String first(Map<String, Object> fields, String name) {
    List<String> texts = DocumentFields.texts(fields, name);
    return texts.isEmpty() ? null : texts.getFirst();
  }

  private static @Nullable Instant time(Map<String, Object> fields, String name) {
    String text = first(fields, name);
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeParseException e) {
      return null; // a time that its pack could not read opens nothing
    }
  }
}
