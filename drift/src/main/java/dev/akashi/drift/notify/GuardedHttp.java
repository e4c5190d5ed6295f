package dev.akashi.drift.notify;

import dev.akashi.catalog.scope.WebAddress;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;

/**
 * Posts to one receiver, and only to addresses that the guard has checked. Follows no redirect,
 * keeps no cookie, takes no proxy from outside, tries nothing twice by itself. Not safe for use by
 * many threads.
 */
final class GuardedHttp implements AutoCloseable {
  private static final Timeout CONNECT_TIMEOUT = Timeout.ofSeconds(5);
  private static final Timeout ANSWER_TIMEOUT = Timeout.ofSeconds(10);
  // An answer that drips in byte by byte keeps within every other timeout.
  private static final int WHOLE_TIMEOUT_SECONDS = 20;
  private static final int ANSWER_MAX_BYTES = 1_024;
  private static final int TOO_MANY_REQUESTS = 429;
  // Codes such as Slack's invalid_blocks help; anything longer may repeat what was sent.
  private static final Pattern CODE = Pattern.compile("[a-z_]{2,40}");

  private final WebAddress address;
  private final CloseableHttpClient client;
  private final ScheduledExecutorService alarm =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("alert-timeout").daemon().factory());

  GuardedHttp(WebAddress address, EgressGuard guard) {
    this.address = address;
    var connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setDnsResolver(new Checked(guard))
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(CONNECT_TIMEOUT)
                    .setSocketTimeout(ANSWER_TIMEOUT)
                    .build())
            .setDefaultTlsConfig(TlsConfig.custom().setHandshakeTimeout(ANSWER_TIMEOUT).build())
            .build();
    this.client =
        HttpClients.custom()
            .setConnectionManager(connections)
            .setDefaultRequestConfig(
                RequestConfig.custom().setResponseTimeout(ANSWER_TIMEOUT).build())
            // Every message resolves and checks anew.
            .setConnectionReuseStrategy((request, response, context) -> false)
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableContentCompression()
            .setUserAgent("akashi")
            .build();
  }

  /** Posts a body and waits for the answer, 20 seconds at most. */
  Outcome post(byte[] body, ContentType type, Map<String, String> headers) {
    var request = new HttpPost(address.uri());
    request.setEntity(new ByteArrayEntity(body, type));
    headers.forEach(request::setHeader);
    var timeout = alarm.schedule(request::abort, WHOLE_TIMEOUT_SECONDS, TimeUnit.SECONDS);
    // Closed without reading on: what exceeds the bound of an answer stays where it is.
    try (ClassicHttpResponse answer = client.executeOpen(null, request, null)) {
      return outcome(answer);
    } catch (ForbiddenDestinationException e) {
      return new Outcome.Refused(reason(e));
    } catch (UnknownHostException
        | ConnectException
        | ConnectTimeoutException
        | SSLHandshakeException e) {
      return new Outcome.Failed(reason(e), false);
    } catch (IOException | RuntimeException e) {
      return new Outcome.Failed(reason(e), true);
    } finally {
      timeout.cancel(false);
    }
  }

  private Outcome outcome(ClassicHttpResponse answer) throws IOException {
    int status = answer.getCode();
    if (status >= HttpStatus.SC_OK && status < HttpStatus.SC_REDIRECTION) {
      return new Outcome.Taken();
    }
    var reason = "%s answers %d%s".formatted(address, status, code(answer));
    return switch (status) {
      case TOO_MANY_REQUESTS -> new Outcome.Failed(reason, false);
      case HttpStatus.SC_REQUEST_TIMEOUT -> new Outcome.Failed(reason, true);
      default ->
          status >= HttpStatus.SC_INTERNAL_SERVER_ERROR
              ? new Outcome.Failed(reason, true)
              : new Outcome.Refused(
                  status < HttpStatus.SC_BAD_REQUEST
                      ? reason + "; expected an address that does not redirect"
                      : reason);
    };
  }

  private static String code(ClassicHttpResponse answer) throws IOException {
    if (answer.getEntity() == null) {
      return "";
    }
    byte[] head = answer.getEntity().getContent().readNBytes(ANSWER_MAX_BYTES);
    var text = new String(head, StandardCharsets.UTF_8).strip();
    return CODE.matcher(text).matches() ? " " + text : "";
  }

  // The message of an exception may hold the address, and the address may be a secret.
  private String reason(Exception e) {
    var message =
        e instanceof ForbiddenDestinationException
            ? ": " + PlainText.line(String.valueOf(e.getMessage()))
            : "";
    return "%s: %s%s".formatted(address, e.getClass().getSimpleName(), message);
  }

  @Override
  public void close() {
    alarm.shutdownNow();
    try {
      client.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Hands out checked addresses, which the client then connects to. */
  private record Checked(EgressGuard guard) implements DnsResolver {
    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
      return guard.addresses(host, port).stream()
          .map(address -> new InetSocketAddress(address, port))
          .toList();
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      throw new ForbiddenDestinationException("expected a host together with its port");
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }
}
