package dev.akashi.launcher.demo;

import dev.akashi.launcher.running.ConsoleApi;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Where the events of all streams are, over distinct events.
 *
 * @param events accepted
 * @param evidence of these, indexed as evidence
 * @param duplicates of these, known evidence delivered again
 * @param quarantined of these, in quarantine
 */
public record Tally(long events, long evidence, long duplicates, long quarantined) {

  /** As the console knows. */
  public static Tally ask(ConsoleApi console) {
    JsonNode totals = console.get("/api/v1/sources", Map.of()).path("totals");
    return new Tally(
        totals.path("accepted").asLong(0),
        totals.path("indexed").asLong(0),
        totals.path("duplicates").asLong(0),
        totals.path("quarantined").asLong(0));
  }

  /** Events on the way. */
  public long inFlight() {
    return events - evidence - duplicates - quarantined;
  }

  /** Whether at least {@code records} events have come in and every one has arrived. */
  public boolean isSettled(long records) {
    return events >= records && inFlight() == 0;
  }
}
