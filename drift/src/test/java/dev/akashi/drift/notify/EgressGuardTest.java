package dev.akashi.drift.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EgressGuardTest {
  private static final Map<String, String[]> NAMES =
      Map.of(
          "public.example.com", new String[] {"8.8.8.8", "2606:4700::1111"},
          "mixed.example.com", new String[] {"8.8.8.8", "10.0.0.1"},
          "inside.example.com", new String[] {"10.0.0.1"},
          "metadata.example.com", new String[] {"169.254.169.254"});

  private final EgressGuard guard =
      new EgressGuard(
          Outside.scope(
                  "public.example.com, mixed.example.com, inside.example.com,"
                      + " {private: inside.example.com:8443}, {private: metadata.example.com},"
                      + " 169.254.169.254, \"[::1]:443\", {private: \"[::1]:9093\"}",
                  "{slack: {url_file: /x}}")
              .alerts(),
          EgressGuardTest::lookup);

  private static InetAddress[] lookup(String host) throws UnknownHostException {
    var literals = NAMES.getOrDefault(host, new String[] {host});
    var addresses = new InetAddress[literals.length];
    for (int i = 0; i < literals.length; i++) {
      addresses[i] = InetAddress.getByName(literals[i]);
    }
    return addresses;
  }

  @Test
  void allAddressesOfAListedHostAreHandedOut() throws Exception {
    assertThat(guard.addresses("public.example.com", 443)).hasSize(2);
    assertThat(guard.addresses("Public.Example.COM", 443)).hasSize(2);
    assertThat(guard.addresses("inside.example.com", 8443)).hasSize(1);
    assertThat(guard.addresses("::1", 9093)).hasSize(1);
    assertThat(guard.addresses("[::1]", 9093)).hasSize(1);
  }

  @Test
  void anotherHostOrPortIsRefused() {
    assertRefused("other.example.com", 443, "alerts.allow lists");
    assertRefused("public.example.com", 8443, "alerts.allow lists");
    assertRefused("public.example.com.evil.example", 443, "alerts.allow lists");
  }

  @Test
  void onePrivateAddressAmongPublicOnesIsEnoughToRefuse() {
    assertRefused("mixed.example.com", 443, "has the address 10.0.0.1: expected a public one");
    assertRefused("inside.example.com", 443, "write {private: inside.example.com:443}");
    assertRefused("::1", 443, "expected a public one");
  }

  @Test
  void linkLocalIsRefusedWhateverTheListSays() {
    assertRefused("metadata.example.com", 443, "link-local");
    assertRefused("169.254.169.254", 443, "link-local");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0x7f.1",
        "0x7f000001",
        "0177.0.0.1",
        "2130706433",
        "127.1",
        "127.0.1",
        "1.2.3.4.5",
        "256.1.1.1",
        "01.1.1.1",
        "127.0.0.1.",
        "localhost.",
        "fe80::1%eth0",
        "a b",
        "a\r\nb",
        "",
        "user@public.example.com",
        "public.example.com#",
        "ｐublic.example.com",
        "①②⑦.0.0.1"
      })
  void anotherSpellingIsRefused(String host) {
    assertRefused(host, 443, "plain form");
  }

  private void assertRefused(String host, int port, String reason) {
    assertThatThrownBy(() -> guard.addresses(host, port))
        .isInstanceOf(ForbiddenDestinationException.class)
        .hasMessageContaining(reason);
  }
}
