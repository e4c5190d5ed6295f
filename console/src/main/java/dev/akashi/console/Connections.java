package dev.akashi.console;

import dev.akashi.catalog.Catalog;
import dev.akashi.catalog.Controls;
import dev.akashi.catalog.scope.Scope;
import dev.akashi.store.ElasticsearchEvidenceStore;
import dev.akashi.store.ElasticsearchStatusStore;
import dev.akashi.store.StoreAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The real catalogue, scope, counts and store, at the addresses that the environment gives. */
@Configuration(proxyBeanMethods = false)
class Connections {

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  Catalog catalog(Environment environment) {
    String overlay = environment.getProperty("akashi.catalog", "");
    return Catalog.load(overlay.isBlank() ? null : Path.of(overlay));
  }

  @Bean
  Controls controls(Catalog catalog) {
    return catalog.controls();
  }

  @Bean
  ExpectationTitles expectationTitles(Catalog catalog) {
    return ExpectationTitles.of(catalog.expectations());
  }

  @Bean
  Scoped scope(Environment environment, Catalog catalog) {
    String file = environment.getProperty("akashi.config", "");
    return file.isBlank() ? Scoped.NONE : Scoped.of(Scope.read(Path.of(file), catalog));
  }

  @Bean
  CountsBoard counts(Environment environment, Clock clock) {
    return new CountsBoard(environment.getRequiredProperty("akashi.kafka"), clock);
  }

  @Bean
  StoreAddress storeAddress(Environment environment) {
    return new StoreAddress(
        URI.create(environment.getRequiredProperty("akashi.elasticsearch")),
        environment.getProperty("akashi.elasticsearch.user"),
        password(environment));
  }

  @Bean
  ElasticsearchEvidenceStore store(StoreAddress address, Clock clock) {
    return ElasticsearchEvidenceStore.connect(address, clock);
  }

  @Bean
  ElasticsearchStatusStore statusStore(StoreAddress address) {
    return ElasticsearchStatusStore.connect(address);
  }

  private static @Nullable String password(Environment environment) {
    String file = environment.getProperty("akashi.elasticsearch.password-file");
    if (file == null || file.isBlank()) {
      return environment.getProperty("akashi.elasticsearch.password");
    }
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "akashi.elasticsearch.password-file: expected a readable file, found " + file, e);
    }
  }
}
