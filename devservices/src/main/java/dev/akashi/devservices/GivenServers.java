package dev.akashi.devservices;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Servers that somebody else runs.
 *
 * @param kafka bootstrap servers, or null when there is none
 */
public record GivenServers(@Nullable String kafka, @Nullable ElasticsearchAddress elasticsearch) {

  public static final GivenServers NONE = new GivenServers(null, null);

  /**
   * From {@code AKASHI_KAFKA}, {@code AKASHI_ELASTICSEARCH}, {@code AKASHI_ELASTICSEARCH_USER}
   * (elastic when absent) and {@code AKASHI_ELASTICSEARCH_PASSWORD} or {@code ..._PASSWORD_FILE}.
   */
  public static GivenServers from(Map<String, String> environment) {
    String kafka = environment.getOrDefault("AKASHI_KAFKA", "").strip();
    String url = environment.getOrDefault("AKASHI_ELASTICSEARCH", "").strip();
    return new GivenServers(
        kafka.isEmpty() ? null : kafka,
        url.isEmpty()
            ? null
            : new ElasticsearchAddress(
                url.replaceAll("/+$", ""),
                environment.getOrDefault("AKASHI_ELASTICSEARCH_USER", "elastic"),
                password(environment)));
  }

  private static String password(Map<String, String> environment) {
    String file = environment.getOrDefault("AKASHI_ELASTICSEARCH_PASSWORD_FILE", "");
    if (file.isBlank()) {
      return environment.getOrDefault("AKASHI_ELASTICSEARCH_PASSWORD", "");
    }
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException e) {
      throw new CannotStartException(
          "AKASHI_ELASTICSEARCH_PASSWORD_FILE names %s, which cannot be read: %s"
              .formatted(file, e),
          e);
    }
  }
}
