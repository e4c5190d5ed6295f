package dev.akashi.catalog.pack;

import java.util.Set;

/** What the Elastic Common Schema holds in a field, as far as packs may write it. */
final class Ecs {
  static final String VERSION = "9.4.0";

  /** What is stored in a field, and so what every record has to bring into it. */
  enum Type {
    KEYWORD,
    LONG,
    DOUBLE,
    BOOLEAN,
    IP,
    DATE,
    /** Below {@code akashi.details} and its like, where the store takes any shape. */
    FREE
  }

  private static final Set<String> LONGS =
      Set.of(
          "event.severity",
          "event.duration",
          "event.sequence",
          "file.size",
          "http.response.status_code",
          "http.version_number",
          "log.offset",
          "log.syslog.priority",
          "log.syslog.facility.code",
          "log.syslog.severity.code",
          "process.exit_code",
          "process.args_count",
          "process.thread.id",
          "source.as.number",
          "destination.as.number",
          "client.as.number",
          "server.as.number");
  private static final Set<String> LONG_ENDINGS =
      Set.of(".port", ".pid", ".bytes", ".packets", ".ppid", ".pgid", ".count");
  private static final Set<String> DATES =
      Set.of(
          "@timestamp",
          "event.start",
          "event.end",
          "event.created",
          "file.created",
          "file.mtime",
          "file.ctime",
          "file.accessed",
          "process.start",
          "process.end",
          "x509.not_after",
          "x509.not_before");
  private static final Set<String> LISTS =
      Set.of(
          "container.image.tag",
          "dns.answers",
          "event.category",
          "event.type",
          "host.ip",
          "host.mac",
          "process.args",
          "tags",
          "user.roles",
          "user.effective.roles",
          "user.target.roles");

  /** Field sets that a pack may write below; {@code akashi} is checked apart. */
  static final Set<String> ROOTS =
      Set.of(
          "agent",
          "as",
          "client",
          "cloud",
          "container",
          "data_stream",
          "destination",
          "device",
          "dll",
          "dns",
          "email",
          "error",
          "event",
          "faas",
          "file",
          "group",
          "host",
          "http",
          "labels",
          "log",
          "message",
          "network",
          "observer",
          "orchestrator",
          "organization",
          "package",
          "process",
          "registry",
          "related",
          "rule",
          "server",
          "service",
          "source",
          "span",
          "tags",
          "threat",
          "tls",
          "trace",
          "transaction",
          "url",
          "user",
          "user_agent",
          "vulnerability");

  /** Sections of {@code akashi} that a pack may write. */
  static final Set<String> SECTIONS =
      Set.of("details", "change", "review", "attestation", "people", "session", "subject");

  private Ecs() {}

  static Type typeOf(String field) {
    if (field.startsWith("akashi.")) {
      return Type.FREE;
    }
    if (field.endsWith(".ip")) {
      return Type.IP;
    }
    if (field.equals("event.risk_score")) {
      return Type.DOUBLE;
    }
    if (field.equals("tls.established")) {
      return Type.BOOLEAN;
    }
    if (DATES.contains(field)) {
      return Type.DATE;
    }
    var dot = field.lastIndexOf('.');
    if (LONGS.contains(field) || (dot > 0 && LONG_ENDINGS.contains(field.substring(dot)))) {
      return Type.LONG;
    }
    return Type.KEYWORD;
  }

  /** Whether the field always holds a list, even of one. */
  static boolean isList(String field) {
    return LISTS.contains(field) || field.startsWith("related.");
  }
}
