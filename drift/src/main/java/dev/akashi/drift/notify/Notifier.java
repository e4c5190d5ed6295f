package dev.akashi.drift.notify;

import dev.akashi.catalog.Controls;
import dev.akashi.catalog.scope.Scope;
import dev.akashi.schemas.Codec;
import dev.akashi.schemas.Notice;
import dev.akashi.schemas.Topic;
import dev.akashi.schemas.wire.CountsUnavailableException;
import dev.akashi.schemas.wire.CountsView;
import dev.akashi.schemas.wire.Outgoing;
import dev.akashi.schemas.wire.WireProducer;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the receivers of akashi.yml of incidents. Of all notifiers of an installation one speaks;
 * the others stand by and take over within about 10 seconds.
 *
 * <p>A message is sent first and noted down after it was acknowledged: it comes at least once, with
 * the same id each time. {@link #trouble} may be called from any thread.
 */
public final class Notifier implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration MARKS_INTERVAL = Duration.ofSeconds(2);
  private static final Duration MARKS_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration NOTICE_KEPT = Duration.ofDays(7);
  private static final Duration PAUSE_AFTER_FAULT = Duration.ofSeconds(1);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(15);

  private final Clock clock;
  private final StatusFollower statuses;
  private final CountsView marks;
  private final NoticeSeat seat;
  private final WireProducer producer;
  private final NoticeLog notices;
  private final Map<String, Desk> desks = new LinkedHashMap<>();
  private final Situation situation = new Situation(Topic.OBSERVATIONS.partitions());
  private final Thread loop = Thread.ofPlatform().name("notifier").daemon().unstarted(this::run);
  private Instant marksReadAt = Instant.EPOCH;
  private volatile boolean closing;
  private volatile String trouble = "";

  /**
   * Starts to read, and to tell as soon as it may. Where akashi.yml names no receiver it does
   * nothing.
   *
   * @throws RefusedReceiversException with everything that is wrong with the receivers: a secret
   *     that is not there, or a destination that {@code alerts.allow} does not list
   */
  public static Notifier start(
      NotifierSettings settings,
      Scope scope,
      Controls controls,
      Codec codec,
      MeterRegistry registry,
      Clock clock) {
    return start(settings, scope, controls, codec, registry, clock, UnaryOperator.identity());
  }

  /**
   * As above.
   *
   * @param noticing stands between what was told and the topic that remembers it
   */
  static Notifier start(
      NotifierSettings settings,
      Scope scope,
      Controls controls,
      Codec codec,
      MeterRegistry registry,
      Clock clock,
      UnaryOperator<Consumer<List<Outgoing>>> noticing) {
    var guard = new EgressGuard(scope.alerts(), InetAddress::getAllByName);
    var receivers = new Receivers(scope, controls, guard, settings.environment()).open();
    var notifier = new Notifier(settings, scope, receivers, codec, registry, clock, noticing);
    if (!receivers.isEmpty()) {
      notifier.loop.start();
    }
    return notifier;
  }

  private Notifier(
      NotifierSettings settings,
      Scope scope,
      Map<String, Receiver> receivers,
      Codec codec,
      MeterRegistry registry,
      Clock clock,
      UnaryOperator<Consumer<List<Outgoing>>> noticing) {
    this.clock = clock;
    this.statuses = new StatusFollower(settings.kafka(), codec);
    this.marks = new CountsView(settings.kafka(), codec);
    this.seat = new NoticeSeat(settings.kafka(), settings.instance(), codec, this::forget);
    this.producer = new WireProducer(settings.kafka(), "akashi-notify-" + settings.instance());
    this.notices = new NoticeLog(noticing.apply(producer::publish), codec);
    receivers.forEach(
        (name, receiver) ->
            desks.put(
                name,
                new Desk(
                    scope.alerts().receivers().get(name),
                    receiver,
                    notices,
                    new AlertMetrics(registry, name))));
  }

  private void run() {
    while (!closing) {
      try {
        turn();
        trouble = behind(situation.behind());
      } catch (RuntimeException e) {
        if (!closing) {
          trouble = "alerts wait: %s: %s".formatted(e.getClass().getSimpleName(), e.getMessage());
          LOG.warn("{}", trouble);
          pause();
        }
      }
    }
  }

  // Told at once: clocks that differ look the same as a backlog, and would keep alerts for ever.
  private static String behind(Duration lag) {
    return lag.isZero()
        ? ""
        : "alerts wait until drift has caught up with the present, %d s ahead"
            .formatted(lag.toSeconds());
  }

  private void turn() {
    statuses.poll(POLL, situation::accept);
    readMarks();
    seat.poll(POLL, this::restore);
    var now = clock.instant();
    situation.look(now);
    desks.values().forEach(desk -> desk.settle(now));
    // Half of the statuses, or half of what was told, would be told as news.
    if (statuses.reachedTheEnd() && seat.speaks()) {
      desks.values().forEach(desk -> desk.turn(situation));
      desks.forEach((name, desk) -> forgetOld(name, desk, now));
    } else {
      desks.values().forEach(Desk::standBy);
    }
  }

  private void readMarks() {
    var now = clock.instant();
    if (marksReadAt.plus(MARKS_INTERVAL).isAfter(now)) {
      return;
    }
    marksReadAt = now;
    try {
      marks.refresh(MARKS_TIMEOUT);
    } catch (CountsUnavailableException e) {
      // Marks that cannot be read grow old, and that is told: no reason to stop telling.
      LOG.debug("marks of evaluation: {}", e.getMessage());
    }
    marks.evaluated().forEach(situation::accept);
  }

  private void forget() {
    desks.values().forEach(desk -> desk.conversation().forget());
  }

  private void restore(Notice notice) {
    var desk = desks.get(notice.getReceiver());
    if (desk != null) { // else of a receiver that akashi.yml no longer names
      desk.conversation().restore(Told.of(notice));
    }
  }

  private void forgetOld(String receiver, Desk desk, Instant now) {
    desk.conversation()
        .forgetResolvedBefore(now.minus(NOTICE_KEPT))
        .forEach(group -> notices.remove(receiver, group));
  }

  private void pause() {
    try {
      Thread.sleep(PAUSE_AFTER_FAULT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closing = true;
    }
  }

  /** Why somebody may not be told right now, for a person; empty when all are. */
  public String trouble() {
    boolean ended = !closing && !desks.isEmpty() && !loop.isAlive();
    var stopped = ended ? "the notifier has stopped; start drift again" : "";
    return Stream.concat(
            Stream.of(stopped, trouble, notices.trouble()),
            desks.values().stream().map(Desk::trouble))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("; "));
  }

  /** Gives the seat to another notifier; what is under way is not waited for. */
  @Override
  public void close() {
    closing = true;
    try {
      if (loop.isAlive()) {
        loop.join(CLOSE_TIMEOUT);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    desks.values().forEach(Desk::close);
    // Before the seat is given up: the next one reads what was told, and tells it again otherwise.
    notices.close();
    seat.close();
    statuses.close();
    marks.close();
    producer.close();
  }
}
