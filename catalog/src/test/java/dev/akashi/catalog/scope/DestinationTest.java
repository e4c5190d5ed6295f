package dev.akashi.catalog.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationTest {
  @ParameterizedTest
  @CsvSource({
    "Hooks.Slack.com, hooks.slack.com:443",
    "example.com:8443, example.com:8443",
    "localhost:9093, localhost:9093",
    "10.0.0.1, 10.0.0.1:443",
    "255.255.255.255:1, 255.255.255.255:1",
    "[::1]:9093, [::1]:9093",
    "[2001:DB8::1], [2001:db8::1]:443",
    "xn--eckwd4c7c.example, xn--eckwd4c7c.example:443",
  })
  void aHostWithOrWithoutPort(String text, String expected) {
    assertThat(Destination.of(text, 443)).get().hasToString(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":443",
        "example.com:",
        "example.com:0",
        "example.com:65536",
        "example.com:-1",
        "a:b:c",
        "::1",
        "[::1",
        "[localhost]",
        "[fe80::1%25eth0]",
        "0x7f.1",
        "0x7f000001",
        "0177.0.0.1",
        "2130706433",
        "127.1",
        "1.2.3.4.5",
        "256.1.1.1",
        "127.0.0.1.",
        "a..b",
        "-a.example",
        "a b",
        "a/b",
        "a@b",
        "例え.jp",
        "ａ.example",
        "a\nb",
        "https://example.com"
      })
  void anythingElseIsNone(String text) {
    assertThat(Destination.of(text, 443)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://example.com/", "file:///etc/passwd", "example.com", "https:example.com",
        "https:///path", "https://u:p@example.com/", "https://example.com/#a", "https://0x7f.1/",
        "https://2130706433/", "https://127.1/", "https://[fe80::1%25eth0]/", "https://a b/",
        "https://①②⑦.0.0.1/", "https://example.com\\@evil.example/", "jar:https://example.com!/"
      })
  void anAddressThatIsNoneIsRefusedWithoutRepeatingIt(String text) {
    assertThatThrownBy(() -> WebAddress.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .startsWith("expected")
        .doesNotContain("evil", "passwd", "0x7f", "u:p");
  }

  @Test
  void theTextOfAnAddressIsItsDestination() {
    var address = WebAddress.of("https://hooks.slack.com/services/T0/B0/XXXX?sig=XXXX");

    assertThat(address).hasToString("https://hooks.slack.com:443");
    assertThat(address.uri().getPath()).isEqualTo("/services/T0/B0/XXXX");
  }
}
