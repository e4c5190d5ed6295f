package dev.akashi.drift.notify;

import dev.akashi.schemas.Codec;
import dev.akashi.schemas.ControlStatus;
import dev.akashi.schemas.Maintenance;
import dev.akashi.schemas.Status;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Records of the status topic. */
final class Statuses {
  /** Also declares the records trusted, without which Avro makes none. */
  static final Codec CODEC = new Codec();

  static final Instant NOON = Instant.parse("2026-11-26T03:00:00Z");
  static final String SYSTEM = "payments-prod";

  private Statuses() {}

  /** A control that broke because of a ticket. */
  static ControlStatus failing(String control, String incident, String ticket, Instant since) {
    return open(control, Status.FAILING, incident, since)
        .setCause("violated")
        .setCauseText(
            Map.of(
                "en", "Change " + ticket + " went to production without approval",
                "ja", "変更 " + ticket + " が承認なしに本番へ適用されました"))
        .setSubject(ticket)
        .setSource("tickets")
        .setLastGoodEvidence("change-ticket/CHG-2039@3")
        .setLastGoodAt(Instant.parse("2026-11-25T08:15:00Z"))
        .setSeverity("high")
        .build();
  }

  /** A control that lost its source. */
  static ControlStatus silent(String control, String incident, String source, Instant since) {
    return open(control, Status.SILENT, incident, since)
        .setCause("no-events")
        .setCauseText(
            Map.of(
                "en", "No event of " + source + " for 26 h; expected at least one in 24 h",
                "ja", source + " の記録が26時間届いていません（24時間に1件以上の見込み）"))
        .setSource(source)
        .setHop("source")
        .build();
  }

  /** A control that is good. */
  static ControlStatus good(String control, Instant since) {
    return open(control, Status.SUPPORTED, "none", since)
        .setIncident(null)
        .setIncidentSince(null)
        .build();
  }

  static ControlStatus inMaintenance(ControlStatus status, Instant from, Instant to) {
    return ControlStatus.newBuilder(status)
        .setMaintenance(new Maintenance("CHG-3000", from, to))
        .build();
  }

  static ControlStatus.Builder open(String control, Status status, String incident, Instant since) {
    return ControlStatus.newBuilder()
        .setControl("mic:" + control)
        .setSystem(SYSTEM)
        .setStatus(status)
        .setTick(since)
        .setSince(since)
        .setCause("met")
        .setCauseText(Map.of("en", "All expectations are met", "ja", "すべての期待を満たしています"))
        .setExpectations(List.of("expectation-of-" + control))
        .setIncident(incident)
        .setIncidentSince(since)
        .setPartition(Math.floorMod(control.hashCode(), 6));
  }
}
