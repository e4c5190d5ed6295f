package dev.akashi.store;

import co.elastic.clients.transport.rest5_client.low_level.Request;
import co.elastic.clients.transport.rest5_client.low_level.Response;
import co.elastic.clients.transport.rest5_client.low_level.ResponseException;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one place that talks to Elasticsearch. It connects lazily and is safe for use by many
 * threads.
 *
 * <p>It is the low-level client on purpose: documents go out and come back as the bytes they are,
 * because their digests have to hold.
 */
final class ElasticClient implements AutoCloseable {
  static final ContentType JSON_LINES = ContentType.create("application/x-ndjson");
  static final JsonMapper JSON = new JsonMapper();

  private static final int CONNECT_TIMEOUT_MS = 5_000;
  private static final int RESPONSE_TIMEOUT_MS = 30_000;
  private static final int QUOTE_MAX_CHARS = 500;

  // What says something about the request. Any other failure is the server's or the operator's.
  private static final Set<Integer> ABOUT_THE_REQUEST = Set.of(400, 404, 409, 413);

  private final StoreAddress address;
  private final Rest5Client rest;

  /** An answer whose status is a success or says something about the request. */
  record Reply(int status, byte[] body) {
    boolean ok() {
      return status < 300;
    }

    JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (JacksonException e) {
        throw new StoreUnavailableException(
            "expected a whole JSON answer of Elasticsearch, found: " + e.getOriginalMessage(), e);
      }
    }
  }

  ElasticClient(StoreAddress address) {
    this.address = address;
    var builder =
        Rest5Client.builder(address.url())
            .setConnectionConfigCallback(
                config -> config.setConnectTimeout(Timeout.ofMilliseconds(CONNECT_TIMEOUT_MS)))
            .setRequestConfigCallback(
                config -> config.setResponseTimeout(Timeout.ofMilliseconds(RESPONSE_TIMEOUT_MS)));
    if (address.user() != null) {
      byte[] who = (address.user() + ":" + address.password()).getBytes(StandardCharsets.UTF_8);
      String basic = "Basic " + Base64.getEncoder().encodeToString(who);
      builder.setDefaultHeaders(new Header[] {new BasicHeader("Authorization", basic)});
    }
    this.rest = builder.build();
  }

  /** See {@link #call(String, String, Map, byte[], ContentType)}. */
  Reply call(String method, String path, Map<String, String> parameters, @Nullable JsonNode body) {
    byte[] bytes = body == null ? null : JSON.writeValueAsBytes(body);
    return call(method, path, parameters, bytes, ContentType.APPLICATION_JSON);
  }

  /**
   * One request.
   *
   * @return what was answered, when it is a success or one of 400, 404, 409, 413
   * @throws StoreUnavailableException when there is no answer in 30 seconds, or any other status
   */
  Reply call(
      String method,
      String path,
      Map<String, String> parameters,
      byte @Nullable [] body,
      ContentType type) {
    Request request = new Request(method, path);
    request.addParameters(parameters);
    if (body != null) {
      request.setEntity(new ByteArrayEntity(body, type));
    }
    try {
      return reply(rest.performRequest(request));
    } catch (ResponseException e) {
      return refused(method, path, e);
    } catch (IOException e) {
      throw unavailable(method, path, e.toString(), e);
    }
  }

  private Reply refused(String method, String path, ResponseException e) {
    int status = e.getResponse().getStatusCode();
    if (ABOUT_THE_REQUEST.contains(status)) {
      try {
        return reply(e.getResponse());
      } catch (IOException broken) {
        throw unavailable(method, path, "status " + status + " and " + broken, broken);
      }
    }
    throw unavailable(method, path, e.getMessage(), e);
  }

  private StoreUnavailableException unavailable(
      String method, String path, String found, Exception cause) {
    return new StoreUnavailableException(
        method + " " + path + " on Elasticsearch at " + address + ": " + quote(found), cause);
  }

  private static Reply reply(Response response) throws IOException {
    HttpEntity entity = response.getEntity();
    byte[] body = entity == null ? new byte[0] : EntityUtils.toByteArray(entity);
    return new Reply(response.getStatusCode(), body);
  }

  /** The beginning of somebody else's words. */
  static String quote(String words) {
    return words.length() <= QUOTE_MAX_CHARS ? words : words.substring(0, QUOTE_MAX_CHARS) + " ...";
  }

  /** A client that only waits so long for an answer, for questions about health. */
  Reply health(Duration timeout) {
    return call(
        "GET", "/_cluster/health", Map.of("timeout", timeout.toSeconds() + "s"), (JsonNode) null);
  }

  /** Makes visible what was written to any index of ours. */
  void refresh() {
    call("POST", "/akashi-*/_refresh", Map.of("ignore_unavailable", "true"), (JsonNode) null);
  }

  @Override
  public void close() {
    try {
      rest.close();
    } catch (IOException e) {
      throw new StoreUnavailableException("the Elasticsearch client did not close", e);
    }
  }
}
