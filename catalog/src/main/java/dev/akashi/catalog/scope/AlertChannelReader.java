package dev.akashi.catalog.scope;

import dev.akashi.catalog.Section;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads how a receiver is spoken to. What may be a secret is never repeated in a complaint. */
final class AlertChannelReader {
  private static final Pattern VARIABLE =
      Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]{0,127})\\}");
  private static final Pattern MAILBOX =
      Pattern.compile("(?=.{3,254}$)[^\\s\\p{C}<>,;:\"()@\\\\]+@[A-Za-z0-9.-]+");
  private static final int RECIPIENTS_MAX = 50;
  private static final List<String> KINDS =
      List.of("webhook", "alertmanager", "slack", "teams", "smtp");

  private final Alerts known;
  private final Path folder;

  AlertChannelReader(Alerts known, Path folder) {
    this.known = known;
    this.folder = folder;
  }

  /** The channel of a receiver, after a complaint null. */
  @Nullable AlertChannel read(Section receiver) {
    receiver.only(
        "webhook",
        "alertmanager",
        "slack",
        "teams",
        "smtp",
        "languages",
        "severities",
        "systems",
        "watchdog");
    var kinds = KINDS.stream().filter(receiver::has).toList();
    if (kinds.size() != 1) {
      receiver.complain(
          receiver.map(),
          "%s: expected exactly one of %s, found %s"
              .formatted(
                  receiver.path("webhook"),
                  String.join(", ", KINDS),
                  kinds.isEmpty() ? "none" : kinds));
      return null;
    }
    var section = receiver.section(kinds.getFirst());
    if (section == null) {
      return null;
    }
    return switch (kinds.getFirst()) {
      case "webhook" -> webhook(section.only("url", "url_file", "secret", "secret_file"));
      case "alertmanager" -> {
        var url = url(section.only("url", "url_file"), true);
        yield url == null ? null : new AlertChannel.Alertmanager(url);
      }
      case "slack" -> {
        var url = url(section.only("url", "url_file"), false);
        yield url == null ? null : new AlertChannel.Slack(url);
      }
      case "teams" -> {
        var url = url(section.only("url", "url_file"), false);
        yield url == null ? null : new AlertChannel.Teams(url);
      }
      default ->
          smtp(
              section.only(
                  "host", "port", "tls", "user", "password", "password_file", "from", "to"));
    };
  }

  private @Nullable AlertChannel webhook(Section section) {
    var url = url(section, true);
    boolean signed = section.has("secret") || section.has("secret_file");
    var signing = signed ? secret(section, "secret") : null;
    return url == null || signed && signing == null ? null : new AlertChannel.Webhook(url, signing);
  }

  /**
   * An address, which may stand in the file itself unless whoever knows it may post.
   *
   * @param open whether it may
   */
  private @Nullable Secret url(Section section, boolean open) {
    var text = section.has("url_file") ? null : section.textOrNull("url", "an address");
    if (text == null || VARIABLE.matcher(text).matches() || !open) {
      return secret(section, "url");
    }
    try {
      var objection = known.objection(WebAddress.of(text));
      objection.ifPresent(words -> section.complainAt("url", words));
    } catch (IllegalArgumentException e) {
      section.complainAt("url", e.getMessage());
    }
    return new Secret.Written(text);
  }

  private @Nullable Secret secret(Section section, String key) {
    var fileKey = key + "_file";
    if (section.has(key) == section.has(fileKey)) {
      section.complain(
          section.map(),
          "%s: expected exactly one of %s and %s".formatted(section.path(key), key, fileKey));
      return null;
    }
    if (section.has(fileKey)) {
      var file = section.value(fileKey, "the path of a file", this::path);
      return file == null ? null : new Secret.InFile(file);
    }
    var text = section.textOrNull(key, "${NAME}");
    var variable = VARIABLE.matcher(text == null ? "" : text);
    if (text != null && !variable.matches()) {
      section.complainAt(
          key,
          "expected ${NAME} of an environment variable, or %s: a secret does not stand in this file"
              .formatted(fileKey));
      return null;
    }
    return text == null ? null : new Secret.InEnvironment(variable.group(1));
  }

  private @Nullable Path path(String text) {
    try {
      return folder.resolve(text).normalize();
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private @Nullable AlertChannel smtp(Section section) {
    var server = server(section);
    var tls = tls(section);
    var user = section.textOrNull("user", "the name to sign in with");
    boolean secret = section.has("password") || section.has("password_file");
    var password = secret || user != null ? secret(section, "password") : null;
    if (user == null && secret) {
      section.complainAt("user", "missing, expected the name to sign in with");
    }
    var from = section.text("from", "an e-mail address");
    var to = section.texts("to", "an e-mail address");
    for (var address : to) {
      checkMailbox(section, "to", address);
    }
    if (!from.isEmpty()) {
      checkMailbox(section, "from", from);
    }
    if (to.isEmpty() || to.size() > RECIPIENTS_MAX) {
      section.complainAt("to", "expected one to %d e-mail addresses".formatted(RECIPIENTS_MAX));
    }
    if (server == null || tls == null) {
      return null;
    }
    checkServer(section, server, tls, password != null);
    return new AlertChannel.Smtp(server, tls, user, password, from, List.copyOf(to));
  }

  private static @Nullable Destination server(Section section) {
    var host = section.text("host", "the host of a mail server");
    var port = section.text("port", "a port such as 587");
    if (host.isEmpty() || port.isEmpty()) {
      return null;
    }
    var bracketed = host.contains(":") ? "[" + host + "]" : host;
    var server =
        port.matches("\\d{1,5}")
            ? Destination.of(bracketed + ":" + port, 1)
            : Optional.<Destination>empty();
    if (server.isEmpty()) {
      section.complainAt(
          "host", "expected a host and a port from 1 to 65535, found %s:%s".formatted(host, port));
    }
    return server.orElse(null);
  }

  private static AlertChannel.@Nullable Tls tls(Section section) {
    if (!section.has("tls")) {
      return AlertChannel.Tls.STARTTLS;
    }
    return section.value(
        "tls",
        "starttls, tls or none",
        text ->
            switch (text) {
              case "starttls", "tls", "none" ->
                  AlertChannel.Tls.valueOf(text.toUpperCase(Locale.ROOT));
              default -> null;
            });
  }

  private void checkServer(
      Section section, Destination server, AlertChannel.Tls tls, boolean password) {
    var allowed = known.allowed(server);
    if (allowed.isEmpty()) {
      section.complainAt("host", Alerts.notListed(server));
    } else if (tls == AlertChannel.Tls.NONE && (password || !allowed.get().inPrivate())) {
      section.complainAt(
          "tls",
          "expected starttls or tls; none is only for a server that alerts.allow calls private, and"
              + " without password");
    }
  }

  private static void checkMailbox(Section section, String key, String address) {
    if (!MAILBOX.matcher(address).matches()) {
      section.complainAt(
          key,
          "expected an e-mail address such as audit@example.com, found \"%s\"".formatted(address));
    }
  }
}
