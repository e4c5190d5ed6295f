package dev.akashi.collector;

import dev.akashi.collector.outbox.Broker;
import dev.akashi.schemas.Codec;
import dev.akashi.schemas.SourceEvent;
import dev.akashi.schemas.wire.NotPublishedException;
import dev.akashi.schemas.wire.Outgoing;
import dev.akashi.schemas.wire.WireProducer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Keeps what is published, and can be away. */
public final class FakeBroker implements Broker {
  private final Codec codec = new Codec();
  private final List<Outgoing> records = new ArrayList<>();
  private volatile boolean away;

  @Override
  public synchronized void publish(List<Outgoing> batch) {
    if (away) {
      throw refusal();
    }
    records.addAll(batch);
  }

  // Only the wire makes these exceptions; a producer that is closed is its quickest way to one.
  private static NotPublishedException refusal() {
    var producer = new WireProducer("127.0.0.1:1", "away");
    producer.close();
    try {
      producer.publish(List.of(new Outgoing("topic", null, "key", new byte[0])));
    } catch (NotPublishedException e) {
      return e;
    } finally {
      producer.close(); // it has made itself a new connection
    }
    throw new AssertionError("published without a broker");
  }

  public void goAway() {
    away = true;
  }

  public void comeBack() {
    away = false;
  }

  public synchronized List<Outgoing> records() {
    return List.copyOf(records);
  }

  public synchronized List<SourceEvent> events() {
    return records.stream().map(record -> codec.sourceEvent(record.value())).toList();
  }

  public List<String> payloads() {
    return events().stream().map(FakeBroker::text).toList();
  }

  public static String text(SourceEvent event) {
    ByteBuffer payload = event.getPayload().duplicate();
    byte[] bytes = new byte[payload.remaining()];
    payload.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  public static String defect(SourceEvent event) {
    return event.getDefect() == null ? "" : event.getDefect().getCode();
  }
}
