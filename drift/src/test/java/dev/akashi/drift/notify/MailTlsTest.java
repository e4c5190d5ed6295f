package dev.akashi.drift.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akashi.catalog.scope.AlertChannel;
import dev.akashi.catalog.scope.Language;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailTlsTest {
  @TempDir private Path folder;

  @Test
  void theSecretAndTheMailAreSaidAfterStartTlsOnly() throws Exception {
    try (var peer = new StartTlsPeer(folder, "ip:127.0.0.1")) {
      assertThat(send(peer)).isEqualTo(new Outcome.Taken());

      var credentials =
          Base64.getEncoder()
              .encodeToString("akashi\0akashi\0s3cret".getBytes(StandardCharsets.UTF_8));
      assertThat(peer.heard())
          .filteredOn(line -> !line.startsWith("tls "))
          .allMatch(line -> line.startsWith("EHLO") || line.equals("STARTTLS"));
      assertThat(peer.heard()).contains("tls AUTH PLAIN " + credentials, "tls .");
    }
  }

  @Test
  void aCertificateForAnotherHostIsNotTrusted() throws Exception {
    try (var peer = new StartTlsPeer(folder, "dns:other.example.com")) {
      assertThat(send(peer)).isInstanceOf(Outcome.Failed.class);
      assertThat(peer.heard()).noneMatch(line -> line.startsWith("tls "));
    }
  }

  private static Outcome send(StartTlsPeer peer) {
    var scope =
        Outside.scope(
            "{private: \"127.0.0.1:%d\"}".formatted(peer.port()),
            """
            {smtp: {host: 127.0.0.1, port: %d, user: akashi, password_file: /x, from: akashi@example.com, to: audit@example.com}}\
            """
                .formatted(peer.port()));
    var channel = (AlertChannel.Smtp) scope.alerts().receivers().get("ops").channel();
    try (var receiver =
        new MailReceiver(
            channel,
            "s3cret",
            Outside.text(scope),
            List.of(Language.EN),
            Outside.guard(scope),
            peer.trust())) {
      return receiver.tell(Outside.opened());
    }
  }
}
