package dev.akashi.drift.notify;

import java.util.List;
import java.util.stream.Collectors;

/** Writes letters as HTML: no style, no script, no picture, nothing that is fetched. */
final class MailHtml {
  private MailHtml() {}

  static String of(List<Letter> letters) {
    return letters.stream()
        .map(MailHtml::section)
        .collect(
            Collectors.joining(
                "<hr>\n",
                "<!DOCTYPE html>\n<html lang=\"%s\"><head><meta charset=\"utf-8\"></head><body>\n"
                    .formatted(letters.getFirst().language().id()),
                "</body></html>\n"));
  }

  private static String section(Letter letter) {
    var html = new StringBuilder("<div lang=\"%s\">\n".formatted(letter.language().id()));
    html.append("<h2>").append(escaped(letter.headline())).append("</h2>\n<table>\n");
    for (Letter.Fact fact : letter.facts()) {
      html.append("<tr><th align=\"left\">").append(escaped(fact.label()));
      html.append("</th><td>").append(escaped(fact.value())).append("</td></tr>\n");
    }
    html.append("</table>\n");
    if (!letter.controls().isEmpty()) {
      html.append("<p>").append(escaped(letter.controlsTitle())).append("</p>\n<ul>\n");
      letter
          .controls()
          .forEach(control -> html.append("<li>").append(escaped(control)).append("</li>\n"));
      html.append("</ul>\n");
    }
    if (letter.link() != null) {
      html.append("<p><a href=\"").append(escaped(letter.link().toString())).append("\">");
      html.append(escaped(letter.linkText())).append("</a></p>\n");
    }
    return html.append("</div>\n").toString();
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
