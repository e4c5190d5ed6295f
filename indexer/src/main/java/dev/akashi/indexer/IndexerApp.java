package dev.akashi.indexer;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/**
 * The indexer: evidence, quarantine and statuses from Kafka into the store, losing nothing. What it
 * depends on may be away when it starts, and may come and go: it waits, and says so in its
 * heartbeats.
 */
@EnableAutoConfiguration
@Import(IndexerWiring.class)
public class IndexerApp {

  /** Runs until it is stopped. */
  public static void main(String[] arguments) {
    start(Map.of(), arguments);
  }

  /** Starts it with these settings beneath those of the environment. */
  static ConfigurableApplicationContext start(Map<String, Object> settings, String... arguments) {
    var app = new SpringApplication(IndexerApp.class);
    app.setWebApplicationType(WebApplicationType.NONE);
    app.setKeepAlive(true);
    Map<String, Object> defaults = new HashMap<>(settings);
    // All apps run from one class path, so each has a configuration file of its own name.
    defaults.put("spring.config.name", "indexer");
    app.setDefaultProperties(defaults);
    return app.run(arguments);
  }
}
