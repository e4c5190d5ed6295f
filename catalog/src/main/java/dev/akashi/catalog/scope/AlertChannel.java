package dev.akashi.catalog.scope;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a receiver is spoken to. */
public sealed interface AlertChannel {

  /**
   * CloudEvents over HTTP.
   *
   * @param signing key of the signature; null sends none
   */
  record Webhook(Secret url, @Nullable Secret signing) implements AlertChannel {}

  /**
   * Alertmanager's API, version 2.
   *
   * @param url of the server, without {@code /api/v2/alerts}
   */
  record Alertmanager(Secret url) implements AlertChannel {}

  /** An incoming webhook of Slack. */
  record Slack(Secret url) implements AlertChannel {}

  /** A workflow of Microsoft Teams that begins with a webhook. */
  record Teams(Secret url) implements AlertChannel {}

  /**
   * E-mail.
   *
   * @param password null where the server asks for none, together with user
   */
  record Smtp(
      Destination server,
      Tls tls,
      @Nullable String user,
      @Nullable Secret password,
      String from,
      List<String> to)
      implements AlertChannel {}

  /** How a connection to a mail server is protected. */
  enum Tls {
    /** A plain connection that must become a protected one before anything is said. */
    STARTTLS,
    /** Protected from the first byte. */
    TLS,
    /** Not at all: only for servers that the allow list calls private, and without password. */
    NONE
  }
}
