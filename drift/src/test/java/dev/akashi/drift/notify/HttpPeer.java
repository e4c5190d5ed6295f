package dev.akashi.drift.notify;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real HTTP server on loopback that remembers what it was sent. */
final class HttpPeer implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private final WireMockServer server =
      new WireMockServer(options().bindAddress("127.0.0.1").dynamicPort());

  HttpPeer() {
    server.start();
    answers(aResponse().withStatus(200));
  }

  void answers(ResponseDefinitionBuilder answer) {
    server.stubFor(any(anyUrl()).willReturn(answer));
  }

  int port() {
    return server.port();
  }

  String url() {
    return "http://127.0.0.1:" + port();
  }

  /** What an allow list must hold. */
  String allowed() {
    return "{private: \"127.0.0.1:%d\"}".formatted(port());
  }

  List<LoggedRequest> requests() {
    return server.findAll(
        com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor(anyUrl()));
  }

  LoggedRequest only() {
    var requests = requests();
    if (requests.size() != 1) {
      throw new AssertionError("expected one request, found " + requests);
    }
    return requests.getFirst();
  }

  static JsonNode json(LoggedRequest request) {
    return JSON.readTree(request.getBody());
  }

  @Override
  public void close() {
    server.stop();
  }
}
