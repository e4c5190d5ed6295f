package dev.akashi.drift.notify;

import dev.akashi.catalog.scope.Language;
import java.util.List;
import java.util.Map;
import org.apache.hc.core5.http.ContentType;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Posts an Adaptive Card to a workflow of Microsoft Teams. Text runs are used throughout, because
 * Teams reads Markdown in all other text.
 */
final class TeamsReceiver implements Receiver {
  // Teams takes 28 KB, counted after it has made two bytes of most characters.
  private static final int CARD_MAX_CHARS = 13_000;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final GuardedHttp http;
  private final AlertText text;
  private final List<Language> languages;

  TeamsReceiver(GuardedHttp http, AlertText text, List<Language> languages) {
    this.http = http;
    this.text = text;
    this.languages = languages;
  }

  @Override
  public Outcome tell(Alert alert) {
    var letters = languages.stream().map(language -> text.letter(alert, language)).toList();
    var whole = message(letters, true);
    var fitting = whole.length() > CARD_MAX_CHARS ? message(letters, false) : whole;
    return http.post(
        fitting.getBytes(java.nio.charset.StandardCharsets.UTF_8),
        ContentType.APPLICATION_JSON,
        Map.of());
  }

  private static String message(List<Letter> letters, boolean withControls) {
    var message = JSON.createObjectNode().put("type", "message");
    var attachment = message.putArray("attachments").addObject();
    attachment.put("contentType", "application/vnd.microsoft.card.adaptive");
    attachment.putNull("contentUrl");
    var card = attachment.putObject("content");
    card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json")
        .put("type", "AdaptiveCard")
        .put("version", "1.4");
    card.putObject("msteams").put("width", "Full");
    var body = card.putArray("body");
    letters.forEach(letter -> put(body, letter, withControls));
    actions(card, letters.getFirst());
    return JSON.writeValueAsString(message);
  }

  private static void put(ArrayNode body, Letter letter, boolean withControls) {
    line(body, letter.headline(), true).put("separator", !body.isEmpty());
    for (Letter.Fact fact : letter.facts()) {
      line(body, fact.label() + ": " + fact.value(), false);
    }
    if (withControls && !letter.controls().isEmpty()) {
      line(body, letter.controlsTitle(), false);
      letter.controls().forEach(control -> line(body, control, false));
    }
  }

  private static ObjectNode line(ArrayNode body, String text, boolean heading) {
    var block = body.addObject().put("type", "RichTextBlock");
    var run = block.putArray("inlines").addObject().put("type", "TextRun").put("text", text);
    if (heading) {
      run.put("size", "large").put("weight", "bolder");
    }
    return block;
  }

  private static void actions(ObjectNode card, Letter letter) {
    if (letter.link() != null) {
      card.putArray("actions")
          .addObject()
          .put("type", "Action.OpenUrl")
          .put("title", letter.linkText())
          .put("url", letter.link().toString());
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
