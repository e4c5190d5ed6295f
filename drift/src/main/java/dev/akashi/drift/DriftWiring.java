package dev.akashi.drift;

import dev.akashi.catalog.Catalog;
import dev.akashi.catalog.scope.Scope;
import dev.akashi.drift.evaluation.Plan;
import dev.akashi.drift.notify.Notifier;
import dev.akashi.drift.notify.NotifierSettings;
import dev.akashi.drift.observing.Observing;
import dev.akashi.drift.stream.Evaluation;
import dev.akashi.drift.stream.Observer;
import dev.akashi.schemas.Codec;
import dev.akashi.schemas.wire.CountsLog;
import dev.akashi.schemas.wire.CountsView;
import dev.akashi.schemas.wire.Heartbeats;
import dev.akashi.schemas.wire.WireProducer;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** How the parts of drift are put together. */
@Configuration(proxyBeanMethods = false)
class DriftWiring {
  @Bean
  DriftSettings settings(Environment environment) {
    return DriftSettings.from(environment);
  }

  @Bean
  Catalog catalog(DriftSettings settings) {
    return Catalog.load(settings.catalog());
  }

  @Bean
  Scope scope(DriftSettings settings, Catalog catalog) {
    return Scope.read(settings.config(), catalog);
  }

  @Bean
  Plan plan(Scope scope, Catalog catalog) {
    return Plan.of(scope, catalog.expectations(), catalog);
  }

  @Bean
  Codec codec() {
    return new Codec();
  }

  @Bean
  WireProducer wireProducer(DriftSettings settings) {
    return new WireProducer(settings.kafka(), "akashi-drift");
  }

  @Bean
  CountsView countsView(DriftSettings settings, Codec codec) {
    return new CountsView(settings.kafka(), codec);
  }

  @Bean
  Observer observer(
      DriftSettings settings, Plan plan, WireProducer producer, Codec codec, CountsView counts) {
    return Observer.start(
        settings.kafka(), settings.instance(), new Observing(plan), producer, codec, counts);
  }

  @Bean
  Evaluation evaluation(DriftSettings settings, Plan plan, Codec codec, MeterRegistry registry) {
    return Evaluation.start(
        settings.kafka(),
        settings.state(),
        settings.threads(),
        settings.instance(),
        plan,
        codec,
        registry);
  }

  @Bean
  Notifier notifier(
      DriftSettings settings, Scope scope, Catalog catalog, Codec codec, MeterRegistry registry) {
    return Notifier.start(
        new NotifierSettings(settings.kafka(), settings.instance(), System::getenv),
        scope,
        catalog.controls(),
        codec,
        registry,
        Clock.systemUTC());
  }

  @Bean(initMethod = "start")
  Heartbeats heartbeats(
      DriftSettings settings,
      WireProducer producer,
      Codec codec,
      Observer observer,
      Evaluation evaluation,
      Notifier notifier) {
    return new Heartbeats(
        new CountsLog(producer, codec),
        "drift",
        settings.instance(),
        () -> trouble(observer.trouble(), evaluation.trouble(), notifier.trouble()),
        Clock.systemUTC());
  }

  private static String trouble(String... parts) {
    return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining("; "));
  }
}
