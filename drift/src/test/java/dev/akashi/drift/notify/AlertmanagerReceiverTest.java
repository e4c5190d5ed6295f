package dev.akashi.drift.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AlertmanagerReceiverTest {
  private final HttpPeer peer = new HttpPeer();
  private final Receiver.Watching receiver =
      (Receiver.Watching)
          Outside.receiver(
              Outside.scope(peer.allowed(), "{alertmanager: {url: \"%s/\"}}".formatted(peer.url())),
              Map.of());

  @AfterEach
  void close() {
    receiver.close();
    peer.close();
  }

  @Test
  void anOpenIncidentIsAnAlertWhoseLabelsNeverChange() throws Exception {
    receiver.tell(Outside.opened());

    var alert = posted().path(0);
    assertThat(alert.path("labels").toString())
        .isEqualTo(
            """
            {"alertname":"AkashiControl","severity":"high","incident":"inc-7f3a",\
            "control":"mic:III.1.1.8","system":"payments-prod"}\
            """);
    assertThat(alert.path("startsAt").asString()).isEqualTo("2026-11-26T03:00:00Z");
    assertThat(alert.path("endsAt").asString()).isEqualTo("2026-11-26T03:05:06Z");
    assertThat(alert.path("generatorURL").asString())
        .isEqualTo("https://akashi.example.com/controls/III.1.1.8");
    assertThat(alert.at("/annotations/summary_en").asString())
        .startsWith("FAILING: Payments III.1.1.8: ");
    assertThat(alert.at("/annotations/summary_ja").asString()).startsWith("【不備】");
  }

  @Test
  void theRecoveryHasTheSameLabelsAndEndsNow() throws Exception {
    receiver.tell(Outside.opened());
    var opened = posted().path(0).path("labels");
    receiver.tell(Outside.resolved());
    var resolved = posted().path(0);

    assertThat(resolved.path("labels")).isEqualTo(opened);
    assertThat(resolved.path("endsAt").asString()).isEqualTo("2026-11-26T03:00:06Z");
  }

  @Test
  void everyIncidentOfAGroupIsAnAlertOfItsOwn() throws Exception {
    var one = Incident.of(Statuses.silent("III.2.1.1", "i1", "bastion", Statuses.NOON));
    var two = Incident.of(Statuses.silent("III.2.1.2", "i2", "bastion", Statuses.NOON));
    receiver.tell(
        Outside.alert(
            "g",
            Alert.Transition.UPDATED,
            List.of(one),
            List.of(two),
            Map.of("i3", new Member("mic:III.2.1.3", "medium", true))));

    assertThat(posted().findValuesAsString("incident")).containsExactly("i1", "i2", "i3");
  }

  @Test
  void aShareThatNobodyEvaluatesHasNoEmptyLabels() throws Exception {
    var ours = Incident.notEvaluated(3, Statuses.NOON, Statuses.NOON);
    receiver.tell(
        new Alert(
            "g",
            "",
            "not-evaluated",
            Alert.Transition.OPENED,
            List.of(ours),
            List.of(),
            Map.of(),
            Statuses.NOON));

    assertThat(posted().at("/0/labels").toString())
        .isEqualTo(
            """
            {"alertname":"AkashiNotEvaluated","severity":"critical",\
            "incident":"not-evaluated-3-1795662000000"}\
            """);
  }

  @Test
  void theWatchdogEndsUnlessItIsRepeated() throws Exception {
    receiver.watchdog(Statuses.NOON);

    var alert = posted().path(0);
    assertThat(alert.at("/labels/alertname").asString()).isEqualTo("AkashiWatchdog");
    assertThat(alert.path("endsAt").asString()).isEqualTo("2026-11-26T03:03:00Z");
  }

  @Test
  void theSchemaRefusesWhatAlertmanagerWouldRefuse() throws Exception {
    for (String bad :
        List.of(
            "{}",
            "[{}]",
            "[{\"labels\": {}}]",
            "[{\"labels\": {\"alertname\": \"\"}}]",
            "[{\"labels\": {\"alert name\": \"a\"}}]",
            "[{\"labels\": {\"alertname\": \"a\"}, \"endsAt\": \"soon\"}]",
            "[{\"labels\": {\"alertname\": \"a\"}, \"annotations\": {\"a\": 1}}]")) {
      assertThat(errors(bad)).as(bad).isNotEmpty();
    }
  }

  /** What was posted last, after a look whether Alertmanager would take it. */
  private JsonNode posted() throws IOException {
    var request = peer.requests().getLast();
    assertThat(request.getUrl()).isEqualTo("/api/v2/alerts");
    assertThat(request.getHeader("Content-Type")).startsWith("application/json");
    assertThat(errors(request.getBodyAsString())).isEmpty();
    return HttpPeer.json(request);
  }

  private static List<String> errors(String json) throws IOException {
    try (var schema =
        AlertmanagerReceiverTest.class.getResourceAsStream("alertmanager-v2-alerts.schema.json")) {
      var text = new String(schema.readAllBytes(), StandardCharsets.UTF_8);
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
          .getSchema(text)
          .validate(
              json,
              InputFormat.JSON,
              context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
          .stream()
          .map(Object::toString)
          .toList();
    }
  }
}
