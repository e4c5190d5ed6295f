package dev.akashi.bench;

import dev.akashi.catalog.Catalog;
import dev.akashi.catalog.scope.Scope;
import dev.akashi.drift.evaluation.Evaluator;
import dev.akashi.drift.evaluation.Plan;
import dev.akashi.drift.evaluation.Unit;
import dev.akashi.schemas.Codec;
import dev.akashi.schemas.Observation;
import dev.akashi.schemas.Observations;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.rocksdb.RocksDBException;

/**
 * Prints what the state of many tracked keys takes: deployments that wait for their tickets
 * (CHG-09), each a key of its own with a timer, and then half of the tickets.
 */
public final class DriftState {
  private static final int TICK = 5_000;
  private static final String SCOPE =
      """
      systems:
        shop: {title: {en: Shop, ja: 店}, layers: [saas]}
      sources:
        deployment: {system: shop, pack: deployment, http: {}}
        change-ticket: {system: shop, pack: change-ticket, http: {}}
      """;

  private DriftState() {}

  /**
   * Measures and prints.
   *
   * @param arguments how many keys; 10,000,000 where it is not said
   */
  public static void main(String[] arguments) throws IOException, RocksDBException {
    int keys = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000_000;
    Path directory = Files.createTempDirectory("drift-state");
    try (var keep = new RocksKeep(directory)) {
      measure(keys, keep);
    } finally {
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static void measure(int keys, RocksKeep keep) throws IOException, RocksDBException {
    Catalog catalog = Catalog.builtIn();
    Plan plan =
        Plan.of(
            Scope.parse(Path.of("akashi.yml"), SCOPE, catalog),
            catalog.expectations().only(List.of("CHG-09")),
            catalog);
    var unit = new Unit("mic:III.1.1.8", "shop");
    var evaluator = new Evaluator(plan, keep, unit::equals, 0, new Codec());
    Instant start = Instant.parse("2026-11-20T01:00:00Z");
    Instant tick = feed(evaluator, "deployed", keys, 1, start, "take in a trigger");
    System.out.printf(
        Locale.ROOT, "%,d keys tracked, resident memory %,d MiB%n", keys, residentMiB());
    long bytes = keep.bytesOnDisk();
    System.out.printf(
        Locale.ROOT, "state %,d MiB, %.0f bytes a key%n", bytes >> 20, (double) bytes / keys);
    feed(evaluator, "approved", keys, 2, tick, "take in its answer");
    System.out.printf(Locale.ROOT, "resident memory %,d MiB%n", residentMiB());
  }

  private static Instant feed(
      Evaluator evaluator, String event, int keys, int step, Instant start, String what) {
    Instant tick = start;
    long began = System.nanoTime();
    long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    int fed = 0;
    for (int from = 0; from < keys; from += TICK * step) {
      List<Observation> items = new ArrayList<>(TICK);
      for (int key = from; key < Math.min(keys, from + TICK * step); key += step) {
        // Spread, so that no key lies beside the one before.
        items.add(item(event, Integer.toHexString(Integer.reverse(key)), start));
      }
      fed += items.size();
      tick = tick.plusMillis(10);
      evaluator.evaluate(tick, List.of(observations(tick, items)));
    }
    System.out.printf(
        Locale.ROOT,
        "%s: %,.0f events/s, %.1f us of CPU each%n",
        what,
        fed / ((System.nanoTime() - began) / 1e9),
        (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e3 / fed);
    return tick;
  }

  private static Observation item(String event, String revision, Instant at) {
    return Observation.newBuilder()
        .setExpectation("CHG-09")
        .setEvent(event)
        .setKey("payments-api/" + revision)
        .setAt(at)
        .setCollectedAt(at)
        .setUntil(null)
        .setEvidence("shop/deployment/run-" + revision + "/succeeded")
        .setCount(1)
        .setValues(
            event.equals("deployed") ? Map.of("subject", "payments-api " + revision) : Map.of())
        .build();
  }

  private static Observations observations(Instant tick, List<Observation> items) {
    return Observations.newBuilder()
        .setUpstream("bench")
        .setTick(tick)
        .setControl("mic:III.1.1.8")
        .setSystem("shop")
        .setChunk(0)
        .setItems(items)
        .build();
  }

  private static long residentMiB() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(0);
  }
}
