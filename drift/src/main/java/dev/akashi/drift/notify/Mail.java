package dev.akashi.drift.notify;

import dev.akashi.catalog.scope.AlertChannel;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An e-mail about a group of incidents. Its id is that of the message, and it refers to the first
 * one of its group, so that mail programs show a recovery below what it ends.
 */
final class Mail extends MimeMessage {
  private static final String UTF_8 = StandardCharsets.UTF_8.name();
  private static final int SUBJECT_MAX_CHARS = 200;

  private final String id;

  private Mail(Session session, String id) {
    super(session);
    this.id = id;
  }

  static Mail of(Session session, AlertChannel.Smtp channel, Alert alert, List<Letter> letters)
      throws MessagingException {
    var domain = channel.from().substring(channel.from().lastIndexOf('@') + 1);
    boolean first = alert.transition() == Alert.Transition.OPENED;
    var thread = "<%s@%s>".formatted(alert.group(), domain);
    var mail = new Mail(session, first ? thread : "<%s@%s>".formatted(alert.id(), domain));
    mail.setFrom(new InternetAddress(channel.from(), true));
    for (String to : channel.to()) {
      mail.addRecipient(Message.RecipientType.TO, new InternetAddress(to, true));
    }
    mail.setSentDate(Date.from(alert.at()));
    mail.setSubject(PlainText.cut(letters.getFirst().headline(), SUBJECT_MAX_CHARS), UTF_8);
    mail.setHeader("Auto-Submitted", "auto-generated");
    if (!first) {
      mail.setHeader("References", thread);
      mail.setHeader("In-Reply-To", thread);
    }
    mail.setContent(body(letters));
    mail.saveChanges();
    return mail;
  }

  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", id);
  }

  private static MimeMultipart body(List<Letter> letters) throws MessagingException {
    var text = new MimeBodyPart();
    text.setText(
        letters.stream().map(Letter::plain).collect(Collectors.joining("\n----\n\n")), UTF_8);
    var html = new MimeBodyPart();
    html.setContent(MailHtml.of(letters), "text/html; charset=UTF-8");
    return new MimeMultipart("alternative", text, html);
  }
}
