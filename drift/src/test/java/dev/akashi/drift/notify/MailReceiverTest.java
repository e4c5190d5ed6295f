package dev.akashi.drift.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MailReceiverTest {
  private final GreenMail server = started("smtp");

  private static GreenMail started(String protocol) {
    var server = new GreenMail(new ServerSetup(0, "127.0.0.1", protocol).dynamicPort());
    server.start();
    return server;
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void theMailSaysTheCauseInItsSubjectAndAllInItsTextAndHtml() throws Exception {
    assertThat(receiver("none").tell(Outside.opened())).isEqualTo(new Outcome.Taken());

    var mail = only();
    assertThat(mail.getSubject()).isEqualTo("【不備】決済 III.1.1.8：変更 CHG-2041 が承認なしに本番へ適用されました");
    assertThat(mail.getAllRecipients()).hasSize(2);
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    var parts = (Multipart) mail.getContent();
    assertThat(mail.getContentType()).startsWith("multipart/alternative");
    assertThat((String) part(parts, 0, "text/plain").getContent())
        .contains("FAILING: Payments III.1.1.8: Change CHG-2041")
        .contains("https://akashi.example.com/controls/III.1.1.8");
    assertThat((String) part(parts, 1, "text/html").getContent())
        .contains("<a href=\"https://akashi.example.com/controls/III.1.1.8\">");
  }

  @Test
  void theRecoveryIsInTheThreadOfTheAlert() throws Exception {
    var receiver = receiver("none");
    receiver.tell(Outside.opened());
    receiver.tell(Outside.opened());
    receiver.tell(Outside.resolved());

    var mails = server.getReceivedMessages(); // those of the first recipient come first
    var first = mails[0].getMessageID();
    assertThat(first).isEqualTo("<%s@example.com>".formatted(Outside.opened().group()));
    assertThat(mails[1].getMessageID()).as("a repetition can be folded").isEqualTo(first);
    assertThat(mails[2].getMessageID()).isNotEqualTo(first);
    assertThat(mails[2].getHeader("References")).containsExactly(first);
    assertThat(mails[2].getHeader("In-Reply-To")).containsExactly(first);
    assertThat(mails[2].getSubject()).startsWith("【回復】");
  }

  @Test
  void whatARecordSaysIsNeitherHeaderNorMarkup() throws Exception {
    receiver("none")
        .tell(Outside.opened("CHG-1\r\nBcc: all@example.com\r\n\r\n<script>x</script>"));

    var mail = only();
    assertThat(mail.getHeader("Bcc")).isNull();
    assertThat(server.getReceivedMessages()).hasSize(2);
    assertThat((String) part((Multipart) mail.getContent(), 1, "text/html").getContent())
        .contains("&lt;script&gt;")
        .doesNotContain("<script>");
  }

  @Test
  void withoutTheOfferOfTlsNothingIsSaid() {
    assertThat(receiver("starttls").tell(Outside.opened()))
        .isInstanceOfSatisfying(
            Outcome.Failed.class, failed -> assertThat(failed.reason()).contains("STARTTLS"));
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void aServerWhoseCertificateNobodyVouchesForIsToldNothing() {
    var impostor = started("smtps");
    var outcome = receiver("tls", impostor).tell(Outside.opened());

    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    assertThat(impostor.getReceivedMessages()).isEmpty();
    impostor.stop();
  }

  @Test
  void nobodyListening() {
    var receiver = receiver("none");
    server.stop();

    assertThat(receiver.tell(Outside.opened()))
        .isInstanceOfSatisfying(
            Outcome.Failed.class, failed -> assertThat(failed.maybeTaken()).isFalse());
  }

  @Test
  void theGuardHoldsForMailToo() throws Exception {
    var scope =
        Outside.scope(
            "mail.example.com:587, {private: mail.example.com:25}",
            "{smtp: {host: mail.example.com, port: 587, from: a@example.com, to: b@example.com}}");
    var guard =
        new EgressGuard(
            scope.alerts(),
            host -> new java.net.InetAddress[] {java.net.InetAddress.getByName("127.0.0.1")});
    var sockets = new GuardedSockets(guard);

    try (var socket = sockets.createSocket()) {
      var asked = java.net.InetSocketAddress.createUnresolved("mail.example.com", 587);
      org.assertj.core.api.Assertions.assertThatThrownBy(() -> socket.connect(asked, 1_000))
          .isInstanceOf(ForbiddenDestinationException.class);
    }
  }

  private MimeMessage only() {
    // One for each of the two recipients.
    assertThat(server.getReceivedMessages()).hasSize(2);
    return server.getReceivedMessages()[0];
  }

  private static BodyPart part(Multipart parts, int index, String type) throws Exception {
    var part = parts.getBodyPart(index);
    assertThat(part.getContentType()).startsWith(type);
    return part;
  }

  private Receiver receiver(String tls) {
    return receiver(tls, server);
  }

  private static Receiver receiver(String tls, GreenMail server) {
    var port = tls.equals("tls") ? server.getSmtps().getPort() : server.getSmtp().getPort();
    return Outside.receiver(
        Outside.scope(
            "{private: \"127.0.0.1:%d\"}".formatted(port),
            """
            {smtp: {host: 127.0.0.1, port: %d, tls: %s, from: akashi@example.com, to: [audit@example.com, owner@example.com]}}\
            """
                .formatted(port, tls)),
        Map.of());
  }
}
