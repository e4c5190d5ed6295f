package dev.akashi.catalog.scope;

import java.util.List;
import java.util.Set;

/**
 * Who is told of incidents.
 *
 * @param languages in the order in which a message shows them; never empty
 * @param severities those it is told of; never empty
 * @param systems ids of those it is told of; empty means all
 * @param watchdog whether it gets a sign of life every minute
 */
public record AlertReceiver(
    String name,
    AlertChannel channel,
    List<Language> languages,
    Set<String> severities,
    Set<String> systems,
    boolean watchdog) {

  /** Whether an incident is for this receiver. */
  public boolean wants(String system, String severity) {
    return severities.contains(severity) && (systems.isEmpty() || systems.contains(system));
  }
}
