package dev.akashi.collector;

import dev.akashi.catalog.CatalogException;
import dev.akashi.collector.http.CollectController;
import dev.akashi.collector.http.HttpSources;
import dev.akashi.collector.http.LocalOnly;
import dev.akashi.collector.outbox.StateException;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/** Starts the collector: reads the configuration, opens the sources, serves the http door. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(CollectController.class)
public class CollectorApp {
  private static final int BAD_USE = 2;

  /** Exits with 2 and plain lines on standard error when it cannot start as configured. */
  public static void main(String[] arguments) {
    try {
      run(CollectorSettings.from(System.getenv(), System::getProperty));
    } catch (CatalogException | SettingsException | StateException e) {
      System.err.println(e.getMessage());
      System.exit(BAD_USE);
    }
  }

  private static void run(CollectorSettings settings) {
    Collector collector = Collector.open(settings);
    var app = new SpringApplication(CollectorApp.class);
    app.setDefaultProperties(Map.of("spring.config.name", "collector"));
    app.addInitializers(
        context -> {
          var beans = (GenericApplicationContext) context;
          beans.registerBean(Collector.class, () -> collector);
          beans.registerBean(HttpSources.class, collector::doors);
          beans.registerBean(LocalOnly.class, () -> new LocalOnly(settings.hosts()));
          beans.registerBean(
              "sources",
              SourcesHealthIndicator.class,
              () -> new SourcesHealthIndicator(collector.healths()));
        });
    app.run();
    collector.start();
  }
}
