package dev.akashi.normalizer;

import dev.akashi.catalog.Catalog;
import dev.akashi.normalizer.BatchNormalizer.Delivered;
import dev.akashi.schemas.Codec;
import dev.akashi.schemas.Hop;
import dev.akashi.schemas.wire.CountsLog;
import dev.akashi.schemas.wire.CountsView;
import dev.akashi.schemas.wire.Heartbeats;
import dev.akashi.schemas.wire.HopCounts;
import dev.akashi.schemas.wire.WireProducer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.stream.binder.kafka.KafkaBindingRebalanceListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;

/** Wires the normalizer; the binding {@code normalize-in-0} is described in normalizer.yml. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NormalizerSettings.class)
class NormalizerConfiguration {

  @Bean
  Codec codec() {
    return new Codec();
  }

  @Bean
  WireProducer wireProducer(NormalizerSettings settings) {
    return new WireProducer(settings.kafka(), "akashi-normalizer");
  }

  @Bean
  CountsLog countsLog(WireProducer producer, Codec codec) {
    return new CountsLog(producer, codec);
  }

  @Bean
  CountsView countsView(NormalizerSettings settings, Codec codec) {
    return new CountsView(settings.kafka(), codec);
  }

  @Bean
  HopCounts hopCounts(CountsLog log, CountsView view) {
    return new HopCounts(Hop.NORMALIZER, log, view, Clock.systemUTC());
  }

  @Bean
  EndlessRetry endlessRetry() {
    return new EndlessRetry();
  }

  @Bean(initMethod = "start")
  Heartbeats heartbeats(CountsLog log, EndlessRetry retry) {
    String instance = UUID.randomUUID().toString().substring(0, 8);
    return new Heartbeats(log, "normalizer", instance, retry::trouble, Clock.systemUTC());
  }

  @Bean
  BatchNormalizer batchNormalizer(
      NormalizerSettings settings, Codec codec, WireProducer producer, HopCounts counts) {
    var clock = Clock.systemUTC();
    var normalizer = new EventNormalizer(Catalog.load(settings.catalog()), clock);
    return new BatchNormalizer(codec, normalizer, producer, counts, clock);
  }

  @Bean
  Consumer<Message<List<byte[]>>> normalize(BatchNormalizer normalizer, EndlessRetry retry) {
    return message -> {
      try {
        normalizer.accept(delivered(message));
        retry.succeeded();
      } catch (OutOfMemoryError e) {
        throw e; // the process ends and is started again
      } catch (Error e) {
        // Spring stops a consumer for good on an Error, while the app seems well.
        throw new IllegalStateException("a batch met " + e, e);
      }
    };
  }

  // Another instance may have counted these streams since they were last ours.
  @Bean
  KafkaBindingRebalanceListener forgetCounts(HopCounts counts) {
    return new KafkaBindingRebalanceListener() {
      @Override
      public void onPartitionsAssigned(
          String binding,
          org.apache.kafka.clients.consumer.Consumer<?, ?> consumer,
          Collection<TopicPartition> partitions,
          boolean initial) {
        counts.forget();
      }
    };
  }

  private static List<Delivered> delivered(Message<List<byte[]>> message) {
    List<?> partitions = header(message, KafkaHeaders.RECEIVED_PARTITION);
    List<?> offsets = header(message, KafkaHeaders.OFFSET);
    // A record without a value arrives as an object of Spring's, whatever the signature says.
    List<?> values = message.getPayload();
    List<Delivered> delivered = new ArrayList<>(values.size());
    for (int i = 0; i < values.size(); i++) {
      delivered.add(
          new Delivered(
              (Integer) partitions.get(i),
              (Long) offsets.get(i),
              values.get(i) instanceof byte[] bytes ? bytes : new byte[0]));
    }
    return delivered;
  }

  private static List<?> header(Message<?> message, String name) {
    if (message.getHeaders().get(name) instanceof List<?> list) {
      return list;
    }
    throw new IllegalStateException(
        "header " + name + ": expected a list, since the binding is in batch mode");
  }
}
