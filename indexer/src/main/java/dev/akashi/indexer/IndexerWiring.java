package dev.akashi.indexer;

import dev.akashi.schemas.Codec;
import dev.akashi.schemas.Hop;
import dev.akashi.schemas.wire.CountsLog;
import dev.akashi.schemas.wire.CountsView;
import dev.akashi.schemas.wire.Heartbeats;
import dev.akashi.schemas.wire.HopCounts;
import dev.akashi.schemas.wire.WireProducer;
import dev.akashi.store.ElasticsearchEvidenceStore;
import dev.akashi.store.ElasticsearchStatusStore;
import dev.akashi.store.EvidenceReader.StoreHealth;
import dev.akashi.store.EvidenceStore;
import dev.akashi.store.StatusStore;
import dev.akashi.store.StoreSetup;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.cloud.stream.binder.kafka.KafkaBindingRebalanceListener;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.messaging.Message;

/** How the parts of the indexer are put together. */
@Configuration(proxyBeanMethods = false)
class IndexerWiring {
  private final Clock clock = Clock.systemUTC();

  @Bean
  IndexerSettings settings(Environment environment) {
    return IndexerSettings.from(environment);
  }

  @Bean
  Codec codec() {
    return new Codec();
  }

  @Bean
  WireProducer wireProducer(IndexerSettings settings) {
    return new WireProducer(settings.kafka(), "akashi-indexer");
  }

  @Bean
  CountsLog countsLog(WireProducer producer, Codec codec) {
    return new CountsLog(producer, codec);
  }

  @Bean
  CountsView countsView(IndexerSettings settings, Codec codec) {
    return new CountsView(settings.kafka(), codec);
  }

  @Bean
  HopCounts hopCounts(CountsLog log, CountsView view) {
    return new HopCounts(Hop.INDEXER, log, view, clock);
  }

  @Bean
  EvidenceStore evidenceStore(IndexerSettings settings) {
    return ElasticsearchEvidenceStore.connect(settings.store(), clock);
  }

  @Bean
  Workings workings(IndexerSettings settings) {
    return new Workings(() -> StoreSetup.ensure(settings.store(), settings.replicas()));
  }

  @Bean
  Consumer<Message<List<byte[]>>> evidence(
      Workings workings,
      Codec codec,
      EvidenceStore store,
      WireProducer producer,
      HopCounts counts) {
    var batch = new EvidenceBatch(codec, store, producer::publish, counts, clock);
    return message -> workings.run("evidence", () -> batch.accept(Delivery.of(message)));
  }

  @Bean
  Consumer<Message<List<byte[]>>> quarantine(Workings workings, Codec codec, EvidenceStore store) {
    var batch = new QuarantineBatch(codec, store, clock);
    return message -> workings.run("quarantine", () -> batch.accept(Delivery.of(message)));
  }

  @Bean
  StatusStore statusStore(IndexerSettings settings) {
    return ElasticsearchStatusStore.connect(settings.store());
  }

  @Bean
  Consumer<Message<List<byte[]>>> statuses(
      Workings workings, Codec codec, StatusStore store, WireProducer producer) {
    var batch = new StatusBatch(codec, store, producer::publish, clock);
    return message -> workings.run("statuses", () -> batch.accept(Delivery.of(message)));
  }

  @Bean
  Readers readers() {
    return new Readers();
  }

  @Bean
  ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> neverDiscard(
      Readers readers) {
    return (container, destination, group) -> {
      container.setCommonErrorHandler(NeverDiscard.handler());
      readers.watch(container);
    };
  }

  @Bean
  KafkaBindingRebalanceListener forgetCounts(HopCounts counts) {
    return new ForgetCounts(counts);
  }

  @Bean(initMethod = "start")
  Heartbeats heartbeats(
      IndexerSettings settings,
      CountsLog log,
      Workings workings,
      Readers readers,
      EvidenceStore store) {
    return new Heartbeats(
        log, "indexer", settings.instance(), () -> trouble(workings, readers, store), clock);
  }

  private static String trouble(Workings workings, Readers readers, EvidenceStore store) {
    String troubles =
        Stream.of(readers.troubles(), workings.troubles())
            .filter(trouble -> !trouble.isEmpty())
            .collect(Collectors.joining("; "));
    StoreHealth health = store.health();
    return troubles.isEmpty() && !health.ok() ? health.message() : troubles;
  }
}
