package dev.akashi.devservices;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Elasticsearch's configuration, written anew at each start; the distribution stays untouched. */
final class ElasticsearchConfig {
  /** Users and roles in files; there are none, but without the files there are warnings. */
  private static final List<String> EMPTY =
      List.of("users", "users_roles", "roles.yml", "role_mapping.yml");

  private ElasticsearchConfig() {}

  static Path write(Site site, Path home, List<String> jvmOptions) throws IOException {
    Path config = Permissions.ownerOnly(home.resolve("config"));
    Permissions.ownerOnly(config.resolve("jvm.options.d")); // has to be there
    for (String directory : List.of("data", "logs", "tmp")) {
      Permissions.ownerOnly(home.resolve(directory));
    }
    for (String file : EMPTY) {
      Durable.write(config.resolve(file), "");
    }
    Durable.write(config.resolve("elasticsearch.yml"), settings(site.ports(), home));
    Durable.write(config.resolve("log4j2.properties"), logging());
    Durable.write(config.resolve("jvm.options"), String.join("\n", jvmOptions) + "\n");
    site.account().own(home);
    return config;
  }

  private static String settings(Ports ports, Path home) {
    return """
    # Written by Akashi at each start; changes here are lost.
    cluster.name: akashi
    node.name: akashi
    discovery.type: single-node
    network.host: 127.0.0.1
    http.port: %d
    transport.port: %d
    path.data: "%s"
    path.logs: "%s"

    # Set before the first start: the automatic set-up writes a keystore entry that this
    # distribution then refuses. Loopback needs no TLS; a password it needs, as everybody on this
    # machine can reach the port.
    xpack.security.autoconfiguration.enabled: false
    xpack.security.enabled: true
    xpack.security.http.ssl.enabled: false
    xpack.security.transport.ssl.enabled: false

    # Free space that has to remain. The usual 85/90/95 per cent would stop a laptop whose large
    # disk is nearly full while many gigabytes are left. Below `low` no new index finds a place,
    # below `flood_stage` indices refuse writes until there is space again.
    cluster.routing.allocation.disk.watermark.low: 2gb
    cluster.routing.allocation.disk.watermark.high: 1gb
    cluster.routing.allocation.disk.watermark.flood_stage: 512mb
    """
        .formatted(
            ports.elasticsearch(),
            ports.elasticsearchTransport(),
            home.resolve("data"),
            home.resolve("logs"));
  }

  /** Standard output only, which Akashi keeps and bounds. */
  private static String logging() {
    return """
    status = error
    appender.console.type = Console
    appender.console.name = console
    appender.console.layout.type = PatternLayout
    appender.console.layout.pattern = %d{yyyy-MM-dd'T'HH:mm:ss.SSSZ} %-5p %c{1.} %m%consoleException%n
    rootLogger.level = info
    rootLogger.appenderRef.console.ref = console
    """;
  }
}
