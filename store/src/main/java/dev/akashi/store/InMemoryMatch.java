package dev.akashi.store;

import dev.akashi.schemas.Polarity;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What {@link SearchBody} asks Elasticsearch, asked of a tree. */
final class InMemoryMatch {
  private InMemoryMatch() {}

  static boolean matches(StoredEvidence item, EvidenceQuery query) {
    JsonNode akashi = item.document().path("akashi");
    JsonNode origin = akashi.path("origin");
    return !item.occurredAt().isBefore(query.from())
        && item.occurredAt().isBefore(query.to())
        && (query.system() == null || query.system().equals(origin.path("system").asString("")))
        && (query.source() == null || query.source().equals(origin.path("source").asString("")))
        && (query.kind() == null
            || SearchBody.word(query.kind()).equals(akashi.path("kind").asString("")))
        && tagged(akashi.path("controls"), query.control(), query.polarity())
        && (query.text() == null || query.text().isBlank() || reads(item.document(), query.text()));
  }

  static Stream<String> strings(JsonNode array) {
    return array.isArray() ? array.valueStream().map(JsonNode::asString) : Stream.empty();
  }

  private static boolean tagged(
      JsonNode controls, @Nullable String control, @Nullable Polarity polarity) {
    List<String> ids = strings(controls.path(SearchBody.word(polarity))).toList();
    if (control != null) {
      return ids.contains(control);
    }
    return polarity == null || !ids.isEmpty();
  }

  private static boolean reads(JsonNode document, String text) {
    List<String> words = Words.of(text);
    String read =
        Stream.of("event.original", "message", "user.name", "user.full_name", "event.reason")
            .map(path -> document.at("/" + path.replace('.', '/')).asString(""))
            .reduce("", (a, b) -> a + "\n" + b)
            .toLowerCase(Locale.ROOT);
    return !words.isEmpty()
        && words.stream().allMatch(word -> read.contains(word.toLowerCase(Locale.ROOT)));
  }
}
