package dev.akashi.collector;

import dev.akashi.catalog.Catalog;
import dev.akashi.catalog.pack.Pack;
import dev.akashi.catalog.scope.Door;
import dev.akashi.catalog.scope.Scope;
import dev.akashi.catalog.scope.Source;
import dev.akashi.collector.file.FileSource;
import dev.akashi.collector.file.FileTimes;
import dev.akashi.collector.http.HttpSource;
import dev.akashi.collector.http.HttpSources;
import dev.akashi.collector.outbox.Outbox;
import dev.akashi.collector.outbox.OutboxLimits;
import dev.akashi.collector.outbox.SourceHealth;
import dev.akashi.collector.outbox.StateDirectory;
import dev.akashi.schemas.Codec;
import dev.akashi.schemas.wire.CountsLog;
import dev.akashi.schemas.wire.WireProducer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** All sources of one collector, running. One thread per file source, one for telling. */
final class Collector implements AutoCloseable {
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

  private final StateDirectory state;
  private final WireProducer producer;
  private final Clock clock = Clock.systemUTC();
  private final List<Outbox> outboxes = new ArrayList<>();
  private final List<SourceHealth> healths = new ArrayList<>();
  private final Map<String, HttpSource> doors = new LinkedHashMap<>();
  private final List<FileSource> files = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
  private final Repeated counts;
  private final Repeated heartbeat;

  private Collector(CollectorSettings settings) {
    state = StateDirectory.open(settings.state());
    producer = new WireProducer(settings.kafka(), "akashi-collector");
    var telling =
        new Telling(
            new CountsLog(producer, new Codec()), state.instance(), Telling.version(), clock);
    counts = repeated("(counts)", () -> telling.counts(outboxes));
    heartbeat = repeated("(heartbeat)", () -> telling.heartbeat(healths));
  }

  /**
   * Opens every source; nothing is read before {@link #start}.
   *
   * @throws dev.akashi.catalog.CatalogException with all that is wrong in the configuration
   * @throws dev.akashi.collector.outbox.StateException when the state directory cannot be used
   */
  static Collector open(CollectorSettings settings) {
    Catalog catalog = Catalog.load(settings.catalog());
    Scope scope = Scope.read(settings.config(), catalog);
    var collector = new Collector(settings);
    try {
      for (Source source : scope.sources().values()) {
        collector.add(source, catalog.pack(source.pack()).orElseThrow());
      }
      return collector;
    } catch (IOException e) {
      collector.close();
      throw new SettingsException(settings.state() + ": expected to read and write, found: " + e);
    } catch (RuntimeException e) {
      collector.close();
      throw e;
    }
  }

  private void add(Source source, Pack pack) throws IOException {
    if (source.door() instanceof Door.StdinDoor) {
      return; // read by the command that is piped to
    }
    Path directory = state.source(source.id());
    var outbox =
        Outbox.open(
            directory, Facts.of(source, pack), producer::publish, OutboxLimits.DEFAULT, clock);
    var health = new SourceHealth(source.id());
    health.setLasting(outbox.damage());
    outboxes.add(outbox);
    healths.add(health);
    switch (source.door()) {
      case Door.FileDoor file ->
          files.add(
              new FileSource(file.globs(), pack.framing(), outbox, FileTimes.DEFAULT, health));
      case Door.HttpDoor http ->
          doors.put(source.id(), new HttpSource(directory, pack.framing(), outbox, health, clock));
      case Door.StdinDoor stdin -> throw new AssertionError("left out above");
    }
  }

  void start() {
    for (FileSource file : files) {
      threads.add(Thread.ofPlatform().name("file-source").start(file));
    }
    for (HttpSource door : doors.values()) {
      threads.add(Thread.ofVirtual().name("http-upkeep").start(() -> upkeep(door)));
    }
    timer.scheduleWithFixedDelay(counts, 1, 1, TimeUnit.SECONDS);
    timer.scheduleWithFixedDelay(heartbeat, 0, 10, TimeUnit.SECONDS);
  }

  private Repeated repeated(String name, Runnable task) {
    var health = new SourceHealth(name);
    healths.add(health);
    return new Repeated(health, task);
  }

  private static void upkeep(HttpSource door) {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        door.upkeep();
        TimeUnit.SECONDS.sleep(1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  HttpSources doors() {
    return new HttpSources(doors);
  }

  List<SourceHealth> healths() {
    return List.copyOf(healths);
  }

  /** Stops after the batches at hand, or after 5 seconds: what is held stays held. */
  @Override
  public void close() {
    files.forEach(FileSource::stop);
    threads.stream().filter(Thread::isVirtual).forEach(Thread::interrupt);
    for (Thread thread : threads) {
      try {
        thread.join(STOP_TIMEOUT);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    timer.shutdownNow();
    producer.close();
    state.close();
  }
}
