package dev.akashi.collector;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where a collector finds what it needs.
 *
 * @param kafka bootstrap servers
 * @param config path of akashi.yml
 * @param state directory that survives the process
 * @param catalog directory of packs that add to or replace the built-in ones
 * @param hosts names that requests may be addressed to, beside the loopback ones
 */
record CollectorSettings(
    String kafka, Path config, Path state, @Nullable Path catalog, Set<String> hosts) {

  /**
   * From the environment ({@code AKASHI_KAFKA}) or system properties ({@code akashi.kafka}).
   *
   * @throws SettingsException with every setting that is missing
   */
  static CollectorSettings from(
      Map<String, String> environment, Function<String, String> properties) {
    List<String> missing = new ArrayList<>();
    String kafka = required("kafka", "host:port of a broker", environment, properties, missing);
    String config = required("config", "path of akashi.yml", environment, properties, missing);
    String state =
        required("state", "directory that outlives the process", environment, properties, missing);
    if (!missing.isEmpty()) {
      throw new SettingsException(String.join("\n", missing));
    }
    Set<String> hosts =
        find("collector.hosts", environment, properties)
            .map(names -> Set.of(names.toLowerCase(Locale.ROOT).split("\\s*,\\s*")))
            .orElse(Set.of());
    Path catalog = find("catalog", environment, properties).map(Path::of).orElse(null);
    return new CollectorSettings(kafka, Path.of(config), Path.of(state), catalog, hosts);
  }

  private static String required(
      String name,
      String meaning,
      Map<String, String> environment,
      Function<String, String> properties,
      List<String> missing) {
    Optional<String> value = find(name, environment, properties);
    if (value.isEmpty()) {
      missing.add(
          "AKASHI_"
              + name.toUpperCase(Locale.ROOT)
              + ": expected the "
              + meaning
              + ", found nothing");
    }
    return value.orElse("");
  }

  private static Optional<String> find(
      String name, Map<String, String> environment, Function<String, String> properties) {
    String variable = "AKASHI_" + name.toUpperCase(Locale.ROOT).replace('.', '_');
    return Optional.ofNullable(properties.apply("akashi." + name))
        .or(() -> Optional.ofNullable(environment.get(variable)))
        .filter(value -> !value.isBlank());
  }
}
