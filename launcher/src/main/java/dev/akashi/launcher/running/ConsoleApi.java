package dev.akashi.launcher.running;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the console's {@code /api/v1}. Safe for use by many threads. */
public final class ConsoleApi {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
  private final String address;

  /**
   * @param address as in http://127.0.0.1:8080
   */
  public ConsoleApi(String address) {
    this.address = address;
  }

  /** How the parts are, as the console knows. */
  public record Health(List<Part> parts, String status) {
    /** One server or app. */
    public record Part(String name, String status, String message) {}

    public boolean isWell() {
      return status.equals("ok");
    }

    /** What is not well, for a person. */
    public String trouble() {
      return parts.stream()
          .filter(part -> !part.status().equals("ok"))
          .map(part -> part.name() + " is " + part.status() + brackets(part.message()))
          .collect(Collectors.joining(", "));
    }

    private static String brackets(String message) {
      return message.isEmpty() ? "" : " (" + message + ")";
    }
  }

  /** Never throws: a console that does not answer is a finding, too. */
  public Health health() {
    try {
      JsonNode found = get("/api/v1/health", Map.of());
      var parts = new ArrayList<Health.Part>();
      found
          .path("parts")
          .forEach(
              part ->
                  parts.add(
                      new Health.Part(
                          text(part, "name"), text(part, "status"), text(part, "message"))));
      return new Health(parts, text(found, "status"));
    } catch (ConsoleException e) {
      var console = new Health.Part("console", "down", String.valueOf(e.getMessage()));
      return new Health(List.of(console), "down");
    }
  }

  /**
   * One answer of the API.
   *
   * @param query values to send; empty ones are left out
   * @throws ConsoleException when there is no answer or it says no
   */
  public JsonNode get(String path, Map<String, String> query) {
    String parameters =
        query.entrySet().stream()
            .filter(entry -> !entry.getValue().isEmpty())
            .map(
                entry ->
                    entry.getKey()
                        + "="
                        + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    URI uri = URI.create(address + path + (parameters.isEmpty() ? "" : "?" + parameters));
    return answer(HttpRequest.newBuilder(uri).timeout(TIMEOUT).GET().build());
  }

  private JsonNode answer(HttpRequest request) {
    try {
      HttpResponse<String> response =
          http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
      JsonNode body = JSON.readTree(response.body());
      if (response.statusCode() != 200) {
        throw refusal(response.statusCode(), body);
      }
      return body;
    } catch (IOException | JacksonException e) {
      // A refused connection has no message.
      String found = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw new ConsoleException(
          0, "the console at " + address + " does not answer (" + found + ")");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConsoleException(0, "interrupted while asking the console");
    }
  }

  // The detail names the suggestions, too, where there are any.
  private static ConsoleException refusal(int status, JsonNode problem) {
    String detail = text(problem, "detail");
    return new ConsoleException(
        status, detail.isEmpty() ? "the console answered " + status : detail);
  }

  /** The text of a member; empty where it is absent or null. */
  public static String text(JsonNode node, String member) {
    JsonNode value = node.path(member);
    return value.isNull() || value.isMissingNode() ? "" : value.asString("");
  }
}
