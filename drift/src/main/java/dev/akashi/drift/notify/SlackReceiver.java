package dev.akashi.drift.notify;

import dev.akashi.catalog.scope.Language;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hc.core5.http.ContentType;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Posts Block Kit to an incoming webhook of Slack: at most six blocks for each language. */
final class SlackReceiver implements Receiver {
  private static final int HEADER_MAX_CHARS = 150;
  private static final int SECTION_MAX_CHARS = 3_000;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final GuardedHttp http;
  private final AlertText text;
  private final List<Language> languages;

  SlackReceiver(GuardedHttp http, AlertText text, List<Language> languages) {
    this.http = http;
    this.text = text;
    this.languages = languages;
  }

  @Override
  public Outcome tell(Alert alert) {
    var message = JSON.createObjectNode();
    var first = text.letter(alert, languages.getFirst());
    message.put("text", escaped(first.headline(), SECTION_MAX_CHARS));
    var blocks = message.putArray("blocks");
    for (Language language : languages) {
      if (!blocks.isEmpty()) {
        blocks.addObject().put("type", "divider");
      }
      put(blocks, text.letter(alert, language));
    }
    return http.post(JSON.writeValueAsBytes(message), ContentType.APPLICATION_JSON, Map.of());
  }

  private static void put(ArrayNode blocks, Letter letter) {
    plain(blocks.addObject().put("type", "header"), letter.headline(), HEADER_MAX_CHARS);
    if (letter.headline().length() > HEADER_MAX_CHARS) {
      section(blocks, letter.headline());
    }
    if (!letter.facts().isEmpty()) {
      section(
          blocks,
          letter.facts().stream()
              .map(fact -> fact.label() + ": " + fact.value())
              .collect(Collectors.joining("\n")));
    }
    if (!letter.controls().isEmpty()) {
      section(blocks, letter.controlsTitle() + "\n" + String.join("\n", letter.controls()));
    }
    if (letter.link() != null) {
      // The only text that Slack interprets, and all of it is ours.
      blocks
          .addObject()
          .put("type", "section")
          .putObject("text")
          .put("type", "mrkdwn")
          .put(
              "text",
              "<%s|%s>".formatted(escaped(letter.link().toString(), 2_000), letter.linkText()));
    }
  }

  private static void section(ArrayNode blocks, String text) {
    plain(blocks.addObject().put("type", "section"), text, SECTION_MAX_CHARS);
  }

  private static void plain(ObjectNode block, String text, int maxChars) {
    block
        .putObject("text")
        .put("type", "plain_text")
        .put("text", escaped(text, maxChars))
        .put("emoji", false);
  }

  /** The text with the three characters escaped that mean something to Slack, within a length. */
  static String escaped(String text, int maxChars) {
    var escaped = new StringBuilder();
    for (int c : text.codePoints().toArray()) {
      var next =
          switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            default -> Character.toString(c);
          };
      if (escaped.length() + next.length() >= maxChars) {
        return escaped.append('…').toString();
      }
      escaped.append(next);
    }
    return escaped.toString();
  }

  @Override
  public void close() {
    http.close();
  }
}
