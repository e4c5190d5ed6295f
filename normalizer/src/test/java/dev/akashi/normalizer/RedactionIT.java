package dev.akashi.normalizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.akashi.devservices.TestServers;
import dev.akashi.schemas.Codec;
import dev.akashi.schemas.Evidence;
import dev.akashi.schemas.Kind;
import dev.akashi.schemas.Quarantined;
import dev.akashi.schemas.SourceEvent;
import dev.akashi.schemas.Topic;
import dev.akashi.schemas.wire.Outgoing;
import dev.akashi.schemas.wire.TopicSetup;
import dev.akashi.schemas.wire.WireProducer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * Secrets that records carry end at the normalizer: not in a document, not in what is said of a
 * record that cannot be read, not in a log line. What the index stores is the document, byte for
 * byte, and of the quarantine only what is looked at here.
 */
class RedactionIT {
  private static final Codec CODEC = new Codec();
  private static final String SEED = "sEEd9f2c";
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

  /** By pack; each record carries the seed at places where real ones carry secrets. */
  private static final List<Map.Entry<String, String>> RECORDS =
      List.of(
          Map.entry(
              "linux-auth",
              "Nov 22 12:04:05 app01 sudo:    aiko : TTY=pts/0 ; PWD=/home/aiko ; USER=root ;"
                  + " COMMAND=/usr/bin/curl -u aiko:sEEd9f2c https://api.example.com --token"
                  + " sEEd9f2c"),
          Map.entry("linux-auth", "Nov 22 12:04:05 app01 password=sEEd9f2c and nothing we know"),
          Map.entry(
              "nginx-access",
              "203.0.113.5 - - [22/Nov/2026:12:04:05 +0900] \"GET /a?access_token=sEEd9f2c"
                  + " HTTP/1.1\" 200 12 \"https://u:sEEd9f2c@example.com/?password=sEEd9f2c\""
                  + " \"curl/8.5\""),
          Map.entry("nginx-access", "GET /a?access_token=sEEd9f2c is no access log"),
          Map.entry(
              "tencent-cloudaudit",
              "{\"eventName\":\"CreateAccessKey\",\"requestParameters\":{\"SecretKey\":\"sEEd9f2c\"},"
                  + "\"responseElements\":\"{\\\"Token\\\":\\\"sEEd9f2c\\\"}\"}"),
          Map.entry("tencent-cloudaudit", "{\"SecretKey\":\"sEEd9f2c\", broken"),
          Map.entry(
              "aws-cloudtrail",
              "{\"eventName\":\"CreateAccessKey\",\"eventTime\":\"when? sEEd9f2c\","
                  + "\"responseElements\":{\"accessKey\":{\"secretAccessKey\":\"sEEd9f2c\"}}}"),
          Map.entry("okta-system", "[\"sEEd9f2c\"]"),
          Map.entry("a-pack-that-is-not-there", "token=sEEd9f2c"));

  private final String kafka = TestServers.kafka();

  @Test
  void aSecretEndsHere() {
    TopicSetup.ensure(kafka);
    try (var app =
            new SpringApplicationBuilder(NormalizerApp.class)
                .properties(Map.of("spring.config.name", "normalizer"))
                .run("--akashi.kafka=" + kafka);
        var producer = new WireProducer(kafka, "redaction-it")) {
      assertThat(app.isRunning()).isTrue();
      ListAppender<ILoggingEvent> log = listen();
      String stream = "redaction@00000001";
      for (int i = 0; i < RECORDS.size(); i++) {
        byte[] event = CODEC.encode(event(stream, i));
        producer.publish(List.of(Outgoing.to(Topic.EVENTS, stream, event)));
      }

      await()
          .atMost(LONG_ENOUGH)
          .untilAsserted(
              () ->
                  assertThat(evidence(stream).size() + quarantine(stream).size())
                      .isEqualTo(RECORDS.size()));

      assertThat(evidence(stream)).hasSizeGreaterThanOrEqualTo(2);
      assertThat(evidence(stream)).noneMatch(evidence -> evidence.toString().contains(SEED));
      assertThat(evidence(stream))
          .extracting(evidence -> StandardCharsets.UTF_8.decode(evidence.getDocument()).toString())
          .noneMatch(document -> document.contains(SEED));
      assertThat(quarantine(stream)).hasSizeGreaterThanOrEqualTo(4);
      assertThat(quarantine(stream))
          .noneMatch(each -> (each.getReason() + each.getMessage() + each).contains(SEED));
      assertThat(log.list).isNotEmpty().noneMatch(line -> said(line).contains(SEED));
    }
  }

  private static ListAppender<ILoggingEvent> listen() {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    // At its most talkative; and one line of our own shows that the list is filled at all.
    ((Logger) LoggerFactory.getLogger("dev.akashi")).setLevel(Level.TRACE);
    ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).addAppender(log);
    LoggerFactory.getLogger(RedactionIT.class).info("listening");
    return log;
  }

  private static String said(ILoggingEvent line) {
    IThrowableProxy cause = line.getThrowableProxy();
    return line.getFormattedMessage() + (cause == null ? "" : ThrowableProxyUtil.asString(cause));
  }

  private static SourceEvent event(String stream, int sequence) {
    byte[] record = RECORDS.get(sequence).getValue().getBytes(StandardCharsets.UTF_8);
    return SourceEvent.newBuilder(Events.authLog(stream, sequence, ""))
        .setPack(RECORDS.get(sequence).getKey())
        .setKind(Kind.LOG)
        .setPayload(ByteBuffer.wrap(record))
        .build();
  }

  private List<Evidence> evidence(String stream) {
    return read(Topic.EVIDENCE).stream()
        .map(CODEC::evidence)
        .filter(evidence -> evidence.getStream().equals(stream))
        .toList();
  }

  /** Without the heads, which hold the records as they came, for repair, and are never shown. */
  private List<Quarantined> quarantine(String stream) {
    return read(Topic.QUARANTINE).stream()
        .map(CODEC::quarantined)
        .filter(quarantined -> stream.equals(quarantined.getStream()))
        .map(each -> Quarantined.newBuilder(each).setHead(ByteBuffer.allocate(0)).build())
        .toList();
  }

  private List<byte[]> read(Topic topic) {
    List<byte[]> values = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka, "auto.offset.reset", "earliest"),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      var partitions =
          consumer.partitionsFor(topic.name()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
      }
    }
    return values;
  }
}
