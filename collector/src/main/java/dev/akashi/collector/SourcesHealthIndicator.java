package dev.akashi.collector;

import dev.akashi.collector.outbox.SourceHealth;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Shows what is wrong with sources on the health page of the app. */
final class SourcesHealthIndicator implements HealthIndicator {
  private final List<SourceHealth> sources;

  SourcesHealthIndicator(List<SourceHealth> sources) {
    this.sources = sources;
  }

  @Override
  public Health health() {
    var health = Telling.message(sources).isEmpty() ? Health.up() : Health.down();
    sources.forEach(source -> health.withDetail(source.source(), source.troubles()));
    return health.build();
  }
}
