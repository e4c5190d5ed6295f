package dev.akashi.launcher.crash;

import static org.awaitility.Awaitility.await;

import dev.akashi.launcher.demo.HttpDoor;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Delivers tickets by HTTP, a few at a time, each batch again until the collector holds it. */
final class TicketClient implements AutoCloseable {
  private static final int BATCH = 20;

  private final AtomicInteger sent = new AtomicInteger();
  private final HttpDoor door;
  private final int tickets;
  private final Thread worker;

  TicketClient(String collector, int tickets) {
    this.door = new HttpDoor(collector);
    this.tickets = tickets;
    this.worker = Thread.ofVirtual().start(this::deliver);
  }

  void awaitAll() {
    await().atMost(Duration.ofMinutes(3)).until(() -> sent.get() == tickets);
  }

  /** Ids of all tickets that the collector has taken. */
  List<String> sent() {
    return IntStream.range(0, sent.get()).mapToObj(TicketClient::id).toList();
  }

  private void deliver() {
    try {
      while (sent.get() < tickets) {
        int from = sent.get();
        door.send(
            "tickets",
            "batch-" + from,
            IntStream.range(from, from + BATCH).mapToObj(TicketClient::ticket).toList());
        sent.set(from + BATCH);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String id(int number) {
    return "CHG-" + number;
  }

  private static String ticket(int number) {
    return """
    {"id":"%s","revision":1,"updated_at":"2026-11-22T12:00:00+09:00","state":"approved",\
    "title":"Change %d","requester":{"id":"m.sato"},\
    "approvals":[{"approver":{"id":"k.tanaka"},"decision":"approved","at":"2026-11-22T11:00:00+09:00"}]}\
    """
        .formatted(id(number), number);
  }

  @Override
  public void close() {
    worker.interrupt();
  }
}
