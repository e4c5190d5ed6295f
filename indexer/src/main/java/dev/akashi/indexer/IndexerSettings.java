package dev.akashi.indexer;

import dev.akashi.store.StoreAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * What the indexer is told from outside.
 *
 * @param kafka bootstrap servers ({@code akashi.kafka})
 * @param store {@code akashi.elasticsearch}, {@code .user}, and {@code .password} or {@code
 *     .password-file}
 * @param replicas copies of each index beside the first ({@code akashi.elasticsearch.replicas}, 0)
 * @param instance name of this process in heartbeats ({@code akashi.instance}, the host's name)
 */
record IndexerSettings(String kafka, StoreAddress store, int replicas, String instance) {

  static IndexerSettings from(Environment environment) {
    String url = environment.getProperty("akashi.elasticsearch", "http://127.0.0.1:9200");
    var store =
        new StoreAddress(
            URI.create(url),
            blankIsNull(environment.getProperty("akashi.elasticsearch.user")),
            password(environment));
    return new IndexerSettings(
        environment.getProperty("akashi.kafka", "127.0.0.1:9092"),
        store,
        environment.getProperty("akashi.elasticsearch.replicas", Integer.class, 0),
        environment.getProperty("akashi.instance", hostName()));
  }

  private static @Nullable String password(Environment environment) {
    String file = blankIsNull(environment.getProperty("akashi.elasticsearch.password-file"));
    if (file == null) {
      return blankIsNull(environment.getProperty("akashi.elasticsearch.password"));
    }
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException e) {
      throw new IllegalStateException(
          "akashi.elasticsearch.password-file: expected a readable file, found " + e, e);
    }
  }

  private static @Nullable String blankIsNull(@Nullable String value) {
    return value == null || value.isBlank() ? null : value;
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
