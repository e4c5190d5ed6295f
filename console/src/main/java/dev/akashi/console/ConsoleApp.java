package dev.akashi.console;

import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;

/** Serves the auditors' pages and {@code /api/v1}. */
public final class ConsoleApp {
  private ConsoleApp() {}

  /** Starts the console; its settings are those of {@code console.yml} and the environment. */
  public static void main(String[] arguments) {
    application(Connections.class).run(arguments);
  }

  /**
   * The console over other connections than the real ones: they are {@link Connections} or the same
   * beans from elsewhere.
   */
  static SpringApplication application(Class<?>... connections) {
    var application = new SpringApplication(Wiring.class);
    application.addPrimarySources(List.of(connections));
    application.setDefaultProperties(Map.of("spring.config.name", "console"));
    return application;
  }
}
