package dev.akashi.drift.notify;

import dev.akashi.catalog.scope.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.hc.core5.http.ContentType;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Posts to Alertmanager's API, version 2: one alert for each incident, grouped there as its owner
 * likes. Alertmanager knows an alert by its labels, so these hold only what never changes while the
 * incident is open; it takes an alert as over at {@code endsAt}, so it is told again in time.
 */
final class AlertmanagerReceiver implements Receiver.Watching {
  static final String PATH = "/api/v2/alerts";

  /** How long an alert stays open without being told again; five reminders. */
  private static final Duration OPEN_FOR = Duration.ofMinutes(5);

  private static final Duration ALIVE_FOR = Duration.ofMinutes(3);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final GuardedHttp http;
  private final AlertText text;
  private final List<Language> languages;

  /**
   * A receiver.
   *
   * @param http posts to the server's {@link #PATH}
   */
  AlertmanagerReceiver(GuardedHttp http, AlertText text, List<Language> languages) {
    this.http = http;
    this.text = text;
    this.languages = languages;
  }

  @Override
  public Outcome tell(Alert alert) {
    var alerts = JSON.createArrayNode();
    for (Incident incident : alert.open()) {
      var only = only(alert, Alert.Transition.OPENED, List.of(incident), Map.of());
      var member = Member.of(incident, true);
      put(alerts, only, incident.id(), member, alert.at().plus(OPEN_FOR))
          .put("startsAt", incident.since().toString());
    }
    alert
        .recovered()
        .forEach(
            (id, member) -> {
              var only = only(alert, Alert.Transition.RESOLVED, List.of(), Map.of(id, member));
              put(alerts, only, id, member, alert.at());
            });
    return post(alerts);
  }

  private static Alert only(
      Alert alert,
      Alert.Transition transition,
      List<Incident> opened,
      Map<String, Member> recovered) {
    return new Alert(
        alert.group(),
        alert.system(),
        alert.cause(),
        transition,
        opened,
        List.of(),
        recovered,
        alert.at());
  }

  private ObjectNode put(
      ArrayNode alerts, Alert only, String incident, Member member, Instant endsAt) {
    boolean ours = member.control().isEmpty();
    var node = alerts.addObject().put("endsAt", endsAt.toString());
    var labels = node.putObject("labels");
    labels
        .put("alertname", ours ? "AkashiNotEvaluated" : "AkashiControl")
        .put("severity", member.severity())
        .put("incident", incident);
    if (!ours) {
      labels.put("control", member.control()).put("system", only.system());
    }
    var annotations = node.putObject("annotations");
    for (Language language : languages) {
      var letter = text.letter(only, language);
      annotations
          .put("summary_" + language.id(), letter.headline())
          .put("description_" + language.id(), letter.plain());
    }
    annotations.put("summary", text.letter(only, languages.getFirst()).headline());
    var page = text.page(member.control());
    if (page != null) {
      node.put("generatorURL", page.toString());
    }
    return node;
  }

  @Override
  public Outcome watchdog(Instant at) {
    var alerts = JSON.createArrayNode();
    var node = alerts.addObject().put("endsAt", at.plus(ALIVE_FOR).toString());
    node.putObject("labels").put("alertname", "AkashiWatchdog").put("severity", "none");
    node.putObject("annotations")
        .put("summary", "Akashi evaluates and tells; when this alert ends, it does not");
    return post(alerts);
  }

  private Outcome post(ArrayNode alerts) {
    return http.post(JSON.writeValueAsBytes(alerts), ContentType.APPLICATION_JSON, Map.of());
  }

  @Override
  public void close() {
    http.close();
  }
}
