package dev.akashi.console;

import dev.akashi.catalog.Catalog;
import dev.akashi.catalog.Controls;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The real catalogue, counts and store. */
@Configuration(proxyBeanMethods = false)
class Connections {

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  Controls controls() {
    return Catalog.builtIn().controls();
  }

  @Bean
  CountsBoard counts(Environment environment, Clock clock) {
    return new CountsBoard(environment.getRequiredProperty("akashi.kafka"), clock);
  }
}
