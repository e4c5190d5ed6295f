package dev.akashi.console;

import java.util.Map;
import org.springframework.boot.SpringApplication;

/** Serves the auditors' pages and {@code /api/v1}. */
public final class ConsoleApp {
  private ConsoleApp() {}

  /** Starts the console; its settings are those of {@code console.yml} and the environment. */
  public static void main(String[] arguments) {
    application(Connections.class).run(arguments);
  }

  /** The console over the given connections: the real ones, or those of a test. */
  static SpringApplication application(Class<?> connections) {
    var application = new SpringApplication(Wiring.class, connections);
    application.setDefaultProperties(Map.of("spring.config.name", "console"));
    return application;
  }
}
