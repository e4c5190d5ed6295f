package dev.akashi.drift.notify;

import dev.akashi.catalog.scope.Language;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message in one language, before any format: plain text that each receiver escapes in its way.
 *
 * @param headline says what is wrong with what, and why: all that a woken person reads first
 * @param facts in the order in which they are read
 * @param controlsTitle what the controls below are; empty where there are none
 * @param linkText for a person; shown where there is a link
 * @param link into the console
 */
record Letter(
    Language language,
    String headline,
    List<Fact> facts,
    String controlsTitle,
    List<String> controls,
    String linkText,
    @Nullable URI link) {

  /** One line of the message. */
  record Fact(String label, String value) {}

  /** The message as plain text, each part on a line of its own. */
  String plain() {
    var text = new StringBuilder(headline).append("\n\n");
    for (Fact fact : facts) {
      text.append(labelled(fact)).append('\n');
    }
    if (!controls.isEmpty()) {
      text.append(controlsTitle).append('\n');
      controls.forEach(control -> text.append("- ").append(control).append('\n'));
    }
    if (link != null) {
      text.append(link).append('\n');
    }
    return text.toString();
  }

  private String labelled(Fact fact) {
    return fact.label() + (language == Language.JA ? "：" : ": ") + fact.value();
  }
}
