package dev.akashi.store;

import dev.akashi.schemas.ControlStatus;
import dev.akashi.schemas.Declared;
import dev.akashi.schemas.Maintenance;
import dev.akashi.schemas.Standing;
import dev.akashi.schemas.StandingState;
import dev.akashi.schemas.Status;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A status as a document, member for member, so that what is read is what drift wrote. */
final class StatusDocument {
  static final String KEY = "key";
  static final String TICK = "tick";
  static final String STATUS_INDEX = "akashi-control-status";
  static final String HISTORY_ALIAS = "akashi-control-history";

  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("uuuu.MM").withZone(ZoneOffset.UTC);

  private StatusDocument() {}

  /** What a status is about: the key of the record in Kafka, too. */
  static String key(ControlStatus status) {
    return status.getControl() + "|" + status.getSystem();
  }

  /** One id per tick, so that writing a status again changes nothing. */
  static String historyId(ControlStatus status) {
    return key(status) + "|" + status.getTick().toEpochMilli();
  }

  static String historyIndex(ControlStatus status) {
    return HISTORY_ALIAS + "-" + MONTH.format(Bounds.clamp(status.getTick()));
  }

  static ObjectNode of(ControlStatus status) {
    ObjectNode document =
        JsonNodeFactory.instance
            .objectNode()
            .put(KEY, key(status))
            .put("control", status.getControl())
            .put("system", status.getSystem())
            .put("status", word(status.getStatus()))
            .put("previous", status.getPrevious() == null ? null : word(status.getPrevious()))
            .put(TICK, status.getTick().toString())
            .put("since", status.getSince().toString())
            .put("cause", status.getCause());
    putTexts(document, status.getCauseText());
    ArrayNode expectations = document.putArray("expectations");
    status.getExpectations().forEach(expectations::add);
    document
        .put("last_good_evidence", status.getLastGoodEvidence())
        .put("last_good_at", text(status.getLastGoodAt()))
        .put("contradicting", status.getContradicting())
        .put("hop", status.getHop())
        .put("source", status.getSource())
        .put("subject", status.getSubject())
        .put("severity", status.getSeverity())
        .put("incident", status.getIncident())
        .put("incident_since", text(status.getIncidentSince()))
        .put("late_by_millis", status.getLateByMillis())
        .put("partition", status.getPartition());
    putMaintenance(document, status.getMaintenance());
    putDeclared(document, status.getDeclared());
    ArrayNode standings = document.putArray("standings");
    status.getStandings().forEach(standing -> put(standings.addObject(), standing));
    return document;
  }

  private static void put(ObjectNode node, Standing standing) {
    node.put("expectation", standing.getExpectation())
        .put("state", word(standing.getState()))
        .put("since", standing.getSince().toString())
        .put("cause", standing.getCause());
    putTexts(node, standing.getCauseText());
    node.put("open", standing.getOpen())
        .put("subject", standing.getSubject())
        .put("contradicting", standing.getContradicting())
        .put("hop", standing.getHop())
        .put("source", standing.getSource())
        .put("last_good_evidence", standing.getLastGoodEvidence())
        .put("last_good_at", text(standing.getLastGoodAt()));
    putDeclared(node, standing.getDeclared());
  }

  private static void putTexts(ObjectNode node, Map<String, String> texts) {
    ObjectNode languages = node.putObject("cause_text");
    new TreeMap<>(texts).forEach(languages::put);
  }

  private static void putMaintenance(ObjectNode node, @Nullable Maintenance window) {
    if (window != null) {
      node.putObject("maintenance")
          .put("ticket", window.getTicket())
          .put("from", window.getFrom().toString())
          .put("to", window.getTo().toString());
    }
  }

  private static void putDeclared(ObjectNode node, @Nullable Declared declared) {
    if (declared != null) {
      node.putObject("declared")
          .put("by", declared.getBy())
          .put("why", declared.getWhy())
          .put("until", declared.getUntil().toString());
    }
  }

  static ControlStatus read(JsonNode document) {
    var status =
        ControlStatus.newBuilder()
            .setControl(document.path("control").asString())
            .setSystem(document.path("system").asString())
            .setStatus(status(document.path("status").asString()))
            .setPrevious(
                document.hasNonNull("previous")
                    ? status(document.path("previous").asString())
                    : null)
            .setTick(time(document, TICK))
            .setSince(time(document, "since"))
            .setCause(document.path("cause").asString())
            .setCauseText(texts(document))
            .setExpectations(
                document.path("expectations").valueStream().map(JsonNode::asString).toList())
            .setLastGoodEvidence(string(document, "last_good_evidence"))
            .setLastGoodAt(time(document, "last_good_at"))
            .setContradicting(string(document, "contradicting"))
            .setHop(string(document, "hop"))
            .setSource(string(document, "source"))
            .setSubject(string(document, "subject"))
            .setSeverity(document.path("severity").asString())
            .setIncident(string(document, "incident"))
            .setIncidentSince(time(document, "incident_since"))
            .setLateByMillis(
                document.hasNonNull("late_by_millis")
                    ? (Long) document.path("late_by_millis").asLong()
                    : null)
            .setPartition(document.path("partition").asInt())
            .setStandings(
                document.path("standings").valueStream().map(StatusDocument::standing).toList());
    if (document.hasNonNull("maintenance")) {
      status.setMaintenance(maintenance(document.path("maintenance")));
    }
    if (document.hasNonNull("declared")) {
      status.setDeclared(declared(document.path("declared")));
    }
    return status.build();
  }

  private static Standing standing(JsonNode node) {
    var standing =
        Standing.newBuilder()
            .setExpectation(node.path("expectation").asString())
            .setState(StandingState.valueOf(constant(node.path("state").asString())))
            .setSince(time(node, "since"))
            .setCause(node.path("cause").asString())
            .setCauseText(texts(node))
            .setOpen(node.path("open").asLong())
            .setSubject(string(node, "subject"))
            .setContradicting(string(node, "contradicting"))
            .setHop(string(node, "hop"))
            .setSource(string(node, "source"))
            .setLastGoodEvidence(string(node, "last_good_evidence"))
            .setLastGoodAt(time(node, "last_good_at"));
    if (node.hasNonNull("declared")) {
      standing.setDeclared(declared(node.path("declared")));
    }
    return standing.build();
  }

  private static Maintenance maintenance(JsonNode node) {
    return new Maintenance(node.path("ticket").asString(), time(node, "from"), time(node, "to"));
  }

  private static Declared declared(JsonNode node) {
    return new Declared(
        node.path("by").asString(), node.path("why").asString(), time(node, "until"));
  }

  private static Map<String, String> texts(JsonNode node) {
    Map<String, String> texts = new TreeMap<>();
    node.path("cause_text").forEachEntry((language, text) -> texts.put(language, text.asString()));
    return texts;
  }

  private static @Nullable String string(JsonNode node, String member) {
    return node.hasNonNull(member) ? node.path(member).asString() : null;
  }

  private static @Nullable Instant time(JsonNode node, String member) {
    return node.hasNonNull(member) ? Instant.parse(node.path(member).asString()) : null;
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Status status(String word) {
    return Status.valueOf(constant(word));
  }

  private static String constant(String word) {
    return word.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
