package dev.akashi.drift;

import dev.akashi.catalog.CatalogException;
import dev.akashi.drift.notify.RefusedReceiversException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/**
 * Drift: the status of every control on every system, and alerts when it gets worse. Kafka may be
 * away when it starts, and may come and go: it waits, and says so in its heartbeats.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(DriftWiring.class)
public class DriftApp {
  private static final int BAD_USE = 2;

  /** Exits with 2 and plain lines on standard error when it cannot start as configured. */
  public static void main(String[] arguments) {
    try {
      start(Map.of(), arguments);
    } catch (RuntimeException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof CatalogException || cause instanceof RefusedReceiversException) {
          System.err.println(cause.getMessage());
          System.exit(BAD_USE);
        }
      }
      throw e;
    }
  }

  /** Starts it with these settings beneath those of the environment. */
  static ConfigurableApplicationContext start(Map<String, Object> settings, String... arguments) {
    var app = new SpringApplication(DriftApp.class);
    Map<String, Object> defaults = new HashMap<>(settings);
    // All apps run from one class path, so each has a configuration file of its own name.
    defaults.put("spring.config.name", "drift");
    app.setDefaultProperties(defaults);
    return app.run(arguments);
  }
}
