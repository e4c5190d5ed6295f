package dev.akashi.drift.notify;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.akashi.catalog.scope.WebAddress;
import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.core5.http.ContentType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedHttpTest {
  private static final String SECRET = "T000/B000/XXXX";
  private final HttpPeer peer = new HttpPeer();

  @AfterEach
  void close() {
    peer.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 204})
  void whatIsAcknowledgedIsTaken(int status) {
    assertThat(post(aResponse().withStatus(status))).isEqualTo(new Outcome.Taken());
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 410, 413})
  void whatIsRefusedForGoodIsTold(int status) {
    assertThat(post(aResponse().withStatus(status).withBody("no_service")))
        .isEqualTo(
            new Outcome.Refused(
                "http://127.0.0.1:%d answers %d no_service".formatted(peer.port(), status)));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void aRedirectIsNotFollowed(int status) {
    var elsewhere = new HttpPeer();
    var outcome =
        post(aResponse().withStatus(status).withHeader("Location", elsewhere.url() + "/" + SECRET));

    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    assertThat(elsewhere.requests()).isEmpty();
    elsewhere.close();
  }

  @Test
  void tooManyRequestsAreSurelyNotTaken() {
    assertThat(post(aResponse().withStatus(429))).matches(outcome -> !maybeTaken(outcome));
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 500, 502, 503, 504})
  void aServerThatFailsMayHaveTakenIt(int status) {
    assertThat(post(aResponse().withStatus(status))).matches(GuardedHttpTest::maybeTaken);
  }

  @Test
  void aConnectionThatBreaksMayHaveTakenIt() {
    assertThat(post(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)))
        .matches(GuardedHttpTest::maybeTaken);
  }

  @Test
  void nobodyListening() {
    var address = address();
    var http = http(address);
    peer.close();

    assertThat(post(http))
        .isEqualTo(new Outcome.Failed(address + ": HttpHostConnectException", false));
  }

  @Test
  void anEndlessAnswerIsNotReadToItsEnd() {
    assertThat(post(aResponse().withStatus(200).withBody("x".repeat(50_000_000))))
        .isEqualTo(new Outcome.Taken());
  }

  @Test
  void noReasonHoldsTheAddress() {
    var refused = post(aResponse().withStatus(400).withBody("you sent /" + SECRET));
    peer.answers(aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK));
    var failed = post(address());

    assertThat(refused.toString() + failed).doesNotContain("T000").doesNotContain("XXXX");
    assertThat(address().toString()).doesNotContain("XXXX");
  }

  @Test
  void theConnectionGoesToTheAddressThatWasChecked() {
    var asked = new AtomicInteger();
    var scope =
        Outside.scope(
            "{private: \"hook.example.com:%d\"}".formatted(peer.port()), "{slack: {url_file: /x}}");
    var guard =
        new EgressGuard(
            scope.alerts(),
            host -> {
              // The second answer would lead to a metadata service.
              byte[] first = {127, 0, 0, 1};
              byte[] then = {(byte) 169, (byte) 254, (byte) 169, (byte) 254};
              return new InetAddress[] {
                InetAddress.getByAddress(host, asked.incrementAndGet() == 1 ? first : then)
              };
            });
    var http =
        new GuardedHttp(WebAddress.of("http://hook.example.com:%d/".formatted(peer.port())), guard);

    assertThat(post(http)).isEqualTo(new Outcome.Taken());
    assertThat(asked).hasValue(1);
    assertThat(post(http))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> assertThat(refused.reason()).contains("has the address 169.254.169.254"));
    assertThat(peer.requests()).hasSize(1);
  }

  private static boolean maybeTaken(Outcome outcome) {
    return outcome instanceof Outcome.Failed failed && failed.maybeTaken();
  }

  private Outcome post(ResponseDefinitionBuilder answer) {
    peer.answers(answer);
    return post(address());
  }

  private WebAddress address() {
    return WebAddress.of(peer.url() + "/" + SECRET);
  }

  private Outcome post(WebAddress address) {
    return post(http(address));
  }

  private GuardedHttp http(WebAddress address) {
    var scope = Outside.scope(peer.allowed(), "{slack: {url_file: /x}}");
    return new GuardedHttp(address, Outside.guard(scope));
  }

  private static Outcome post(GuardedHttp http) {
    return http.post(
        "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8),
        ContentType.APPLICATION_JSON,
        Map.of());
  }
}
