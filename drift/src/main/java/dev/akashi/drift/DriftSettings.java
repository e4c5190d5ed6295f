package dev.akashi.drift;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * What drift is told from outside.
 *
 * @param kafka bootstrap servers ({@code AKASHI_KAFKA})
 * @param config the scope file ({@code AKASHI_CONFIG})
 * @param catalog directory with packs and expectations that add to or override the built-in ones
 *     ({@code AKASHI_CATALOG}); null for none
 * @param state directory of the local state, which is a copy of what Kafka has ({@code
 *     AKASHI_STATE})
 * @param threads how many shares are evaluated at a time ({@code akashi.drift.threads}, 1)
 * @param instance name of this process ({@code akashi.instance}, the host's name)
 */
record DriftSettings(
    String kafka, Path config, @Nullable Path catalog, Path state, int threads, String instance) {

  static DriftSettings from(Environment environment) {
    String catalog = environment.getProperty("akashi.catalog", "");
    return new DriftSettings(
        environment.getProperty("akashi.kafka", "127.0.0.1:9092"),
        Path.of(environment.getProperty("akashi.config", "akashi.yml")),
        catalog.isBlank() ? null : Path.of(catalog),
        Path.of(environment.getProperty("akashi.state", "state")),
        environment.getProperty("akashi.drift.threads", Integer.class, 1),
        environment.getProperty("akashi.instance", hostName()));
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
