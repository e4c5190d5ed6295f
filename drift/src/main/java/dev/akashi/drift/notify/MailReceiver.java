package dev.akashi.drift.notify;

import dev.akashi.catalog.scope.AlertChannel;
import dev.akashi.catalog.scope.Language;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/** Sends e-mail by SMTP. */
final class MailReceiver implements Receiver {
  private static final int STEP_TIMEOUT_MS = 10_000;
  private static final int WHOLE_TIMEOUT_SECONDS = 60;
  private static final int PERMANENT = 500;

  private final AlertChannel.Smtp channel;
  private final @Nullable String password;
  private final AlertText text;
  private final List<Language> languages;
  private final GuardedSockets sockets;
  private final Session session;
  private final ScheduledExecutorService alarm =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("alert-timeout").daemon().factory());

  MailReceiver(
      AlertChannel.Smtp channel,
      @Nullable String password,
      AlertText text,
      List<Language> languages,
      EgressGuard guard) {
    this(
        channel,
        password,
        text,
        languages,
        guard,
        (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  /**
   * A receiver.
   *
   * @param tls decides whom STARTTLS trusts
   */
  MailReceiver(
      AlertChannel.Smtp channel,
      @Nullable String password,
      AlertText text,
      List<Language> languages,
      EgressGuard guard,
      SSLSocketFactory tls) {
    this.channel = channel;
    this.password = password;
    this.text = text;
    this.languages = languages;
    this.sockets = new GuardedSockets(guard);
    this.session = Session.getInstance(properties(channel, password != null, sockets, tls));
  }

  private static Properties properties(
      AlertChannel.Smtp channel, boolean auth, GuardedSockets sockets, SSLSocketFactory tls) {
    var properties = new Properties();
    properties.put("mail.smtp.socketFactory", sockets);
    // Otherwise the library connects past the guard when the guard refuses.
    properties.put("mail.smtp.socketFactory.fallback", "false");
    if (channel.tls() == AlertChannel.Tls.STARTTLS) {
      // Not with TLS from the first byte: the library would then make sockets of its own.
      properties.put("mail.smtp.ssl.socketFactory", tls);
    }
    properties.put("mail.smtp.auth", Boolean.toString(auth));
    properties.put("mail.smtp.ssl.enable", is(channel, AlertChannel.Tls.TLS));
    properties.put("mail.smtp.starttls.enable", is(channel, AlertChannel.Tls.STARTTLS));
    // Whoever sits between could take the offer of TLS out of the server's greeting.
    properties.put("mail.smtp.starttls.required", is(channel, AlertChannel.Tls.STARTTLS));
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    properties.put("mail.smtp.connectiontimeout", STEP_TIMEOUT_MS);
    properties.put("mail.smtp.timeout", STEP_TIMEOUT_MS);
    properties.put("mail.smtp.quitwait", "false");
    return properties;
  }

  private static String is(AlertChannel.Smtp channel, AlertChannel.Tls tls) {
    return Boolean.toString(channel.tls() == tls);
  }

  @Override
  public Outcome tell(Alert alert) {
    var timeout = alarm.schedule(sockets::cut, WHOLE_TIMEOUT_SECONDS, TimeUnit.SECONDS);
    try {
      var letters = languages.stream().map(language -> text.letter(alert, language)).toList();
      return send(Mail.of(session, channel, alert, letters));
    } catch (MessagingException e) {
      return new Outcome.Refused(reason(e));
    } finally {
      timeout.cancel(false);
    }
  }

  private Outcome send(MimeMessage mail) throws MessagingException {
    var transport = session.getTransport("smtp");
    try {
      var refused = connect(transport);
      return refused == null ? send(mail, transport) : refused;
    } finally {
      close(transport);
    }
  }

  private @Nullable Outcome connect(Transport transport) {
    var server = channel.server();
    try {
      transport.connect(server.host(), server.port(), channel.user(), password);
      return null;
    } catch (AuthenticationFailedException e) {
      return new Outcome.Refused(reason(e));
    } catch (MessagingException e) {
      return forbidden(e) ? new Outcome.Refused(reason(e)) : new Outcome.Failed(reason(e), false);
    }
  }

  private Outcome send(MimeMessage mail, Transport transport) {
    try {
      transport.sendMessage(mail, mail.getAllRecipients());
      return new Outcome.Taken();
    } catch (SMTPSendFailedException e) {
      return e.getReturnCode() >= PERMANENT
          ? new Outcome.Refused(reason(e))
          : new Outcome.Failed(reason(e), e.getReturnCode() < 0);
    } catch (SendFailedException e) {
      return new Outcome.Refused(reason(e));
    } catch (MessagingException e) {
      return new Outcome.Failed(reason(e), true);
    }
  }

  private void close(Transport transport) {
    try {
      transport.close();
    } catch (MessagingException e) {
      sockets.cut(); // whether the mail was taken is known by now
    }
  }

  private static boolean forbidden(Throwable thrown) {
    for (var cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof ForbiddenDestinationException) {
        return true;
      }
    }
    return false;
  }

  private String reason(MessagingException e) {
    return "%s: %s".formatted(channel.server(), PlainText.cut(String.valueOf(e.getMessage()), 300));
  }

  @Override
  public void close() {
    alarm.shutdownNow();
  }
}
