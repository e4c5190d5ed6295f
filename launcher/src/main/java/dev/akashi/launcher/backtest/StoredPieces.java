package dev.akashi.launcher.backtest;

import static dev.akashi.launcher.running.ConsoleApi.text;

import dev.akashi.drift.observing.Piece;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All evidence of a period from the console, page by page, the oldest first. */
public final class StoredPieces implements Backtest.Reading {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String PAGE = "200";

  private final BiFunction<String, Map<String, String>, JsonNode> console;

  /**
   * @param console answers a path of the API with parameters
   */
  public StoredPieces(BiFunction<String, Map<String, String>, JsonNode> console) {
    this.console = console;
  }

  @Override
  public void read(String system, Instant from, Instant to, Consumer<Piece> taker) {
    Map<String, String> query = new HashMap<>();
    query.put("system", system);
    query.put("from", from.toString());
    query.put("to", to.toString());
    query.put("limit", PAGE);
    String cursor = "";
    do {
      query.put("cursor", cursor);
      JsonNode page = console.apply("/api/v1/evidence/documents", query);
      page.path("items").forEach(item -> taker.accept(piece(item)));
      cursor = text(page, "next");
    } while (!cursor.isEmpty());
  }

  private static Piece piece(JsonNode item) {
    String effectiveTo = text(item, "effective_to");
    return new Piece(
        text(item, "evidence_id"),
        text(item, "source"),
        text(item, "system"),
        Instant.parse(text(item, "occurred_at")),
        Instant.parse(text(item, "collected_at")),
        effectiveTo.isEmpty() ? null : Instant.parse(effectiveTo),
        JSON.writeValueAsBytes(item.path("document")));
  }
}
