package dev.akashi.indexer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;

/**
 * One record as Kafka delivered it.
 *
 * @param value empty for a record without a value
 */
record Delivery(String topic, int partition, long offset, Instant at, byte[] value) {

  static List<Delivery> of(Message<List<byte[]>> message) {
    // A record without a value arrives as an object of Spring's, whatever the signature says.
    List<?> values = message.getPayload();
    List<Delivery> deliveries = new ArrayList<>(values.size());
    for (int i = 0; i < values.size(); i++) {
      deliveries.add(
          new Delivery(
              (String) header(message, KafkaHeaders.RECEIVED_TOPIC, i),
              (Integer) header(message, KafkaHeaders.RECEIVED_PARTITION, i),
              (Long) header(message, KafkaHeaders.OFFSET, i),
              Instant.ofEpochMilli((Long) header(message, KafkaHeaders.RECEIVED_TIMESTAMP, i)),
              values.get(i) instanceof byte[] bytes ? bytes : new byte[0]));
    }
    return deliveries;
  }

  /** Where the record stands, so that it can be found and read again. */
  String position() {
    return topic + "/" + partition + "/" + offset;
  }

  private static Object header(Message<?> message, String name, int index) {
    if (message.getHeaders().get(name) instanceof List<?> list && list.get(index) != null) {
      return list.get(index);
    }
    throw new IllegalStateException("expected the header " + name + " for each record of a batch");
  }
}
