package dev.akashi.indexer;

import dev.akashi.schemas.ControlStatus;
import dev.akashi.schemas.Status;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Statuses as drift writes them. */
final class StatusSamples {
  static final String CONTROL = "mic:III.1.1.8";

  private StatusSamples() {}

  static ControlStatus status(String system, Instant tick, Status status) {
    return status(CONTROL, system, tick, status);
  }

  static ControlStatus status(String control, String system, Instant tick, Status status) {
    return ControlStatus.newBuilder()
        .setControl(control)
        .setSystem(system)
        .setStatus(status)
        .setTick(tick)
        .setSince(tick)
        .setCause("violated")
        .setCauseText(Map.of("en", "CHG-2041 was not approved", "ja", "CHG-2041 は未承認です"))
        .setExpectations(List.of("change-approved"))
        .setStandings(List.of())
        .setPartition(2)
        .build();
  }
}
