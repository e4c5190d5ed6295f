package dev.akashi.drift.notify;

import dev.akashi.catalog.scope.Language;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.hc.core5.http.ContentType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Posts a CloudEvent 1.0 in structured JSON, signed if there is a key. */
final class WebhookReceiver implements Receiver.Watching {
  static final String SIGNATURE = "Akashi-Signature";

  private static final ContentType TYPE =
      ContentType.create("application/cloudevents+json", StandardCharsets.UTF_8);
  private static final String SOURCE = "/akashi/drift";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final GuardedHttp http;
  private final AlertText text;
  private final List<Language> languages;
  private final @Nullable String signing;

  WebhookReceiver(
      GuardedHttp http, AlertText text, List<Language> languages, @Nullable String signing) {
    this.http = http;
    this.text = text;
    this.languages = languages;
    this.signing = signing;
  }

  @Override
  public Outcome tell(Alert alert) {
    var event = event(alert.id(), "incident." + alert.transition().word(), alert.at());
    event.put("subject", alert.group());
    var data = event.putObject("data");
    data.put("group", alert.group());
    data.put("system", alert.system());
    data.put("cause", alert.cause());
    var letters = data.putObject("text");
    for (Language language : languages) {
      var letter = text.letter(alert, language);
      letters
          .putObject(language.id())
          .put("headline", letter.headline())
          .put("body", letter.plain());
    }
    var incidents = data.putArray("incidents");
    alert.opened().forEach(incident -> put(incidents.addObject().put("state", "opened"), incident));
    alert.still().forEach(incident -> put(incidents.addObject().put("state", "open"), incident));
    alert
        .recovered()
        .forEach(
            (id, member) ->
                incidents
                    .addObject()
                    .put("state", "resolved")
                    .put("incident", id)
                    .put("control", member.control())
                    .put("severity", member.severity()));
    return post(event);
  }

  @Override
  public Outcome watchdog(Instant at) {
    var event = event("watchdog." + at.toEpochMilli(), "watchdog", at);
    event.putObject("data");
    return post(event);
  }

  private static ObjectNode event(String id, String type, Instant at) {
    return JSON.createObjectNode()
        .put("specversion", "1.0")
        .put("id", id)
        .put("source", SOURCE)
        .put("type", "dev.akashi." + type)
        .put("time", at.toString())
        .put("datacontenttype", "application/json");
  }

  private void put(ObjectNode node, Incident incident) {
    node.put("incident", incident.id())
        .put("control", incident.control())
        .put("status", incident.status())
        .put("severity", incident.severity())
        .put("since", incident.since().toString())
        .put("cause", incident.cause())
        .put("source", incident.source())
        .put("subject", incident.subject())
        .put("lastGoodEvidence", incident.lastGoodEvidence())
        .put("lastGoodAt", incident.lastGoodAt() == null ? null : incident.lastGoodAt().toString());
    var causes = node.putObject("causeText");
    languages.forEach(language -> causes.put(language.id(), language.of(incident.causeText())));
    var page = text.page(incident.control());
    node.put("url", page == null ? null : page.toString());
  }

  private Outcome post(ObjectNode event) {
    byte[] body = JSON.writeValueAsBytes(event);
    return http.post(
        body, TYPE, signing == null ? Map.of() : Map.of(SIGNATURE, signature(signing, body)));
  }

  /** {@code sha256=} and the HMAC-SHA256 of the body in lower-case hex. */
  static String signature(String key, byte[] body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java platform has HmacSHA256", e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
