package dev.akashi.bench;

import dev.akashi.catalog.Catalog;
import dev.akashi.catalog.Layer;
import dev.akashi.catalog.pack.Normalization.Normalized;
import dev.akashi.catalog.pack.Pack;
import dev.akashi.catalog.pack.RawRecord;
import dev.akashi.catalog.scope.Scope;
import dev.akashi.drift.evaluation.Evaluator;
import dev.akashi.drift.evaluation.InMemoryKeep;
import dev.akashi.drift.evaluation.Plan;
import dev.akashi.drift.evaluation.Unit;
import dev.akashi.drift.observing.Observing;
import dev.akashi.drift.observing.Piece;
import dev.akashi.schemas.Codec;
import dev.akashi.schemas.Observation;
import dev.akashi.schemas.Observations;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Prints what drift costs beside the stateless normalizer, as ratios of CPU time of one run, with
 * all shipped expectations: observing a document, and observing with evaluation in ticks of 256
 * events.
 */
public final class DriftRatios {
  private static final int ROUNDS = 15;
  private static final int EVENTS = 1024;
  private static final int TICK = 256;
  private static final String SCOPE =
      """
      zone: Asia/Tokyo
      systems:
        shop: {title: {en: Shop, ja: 店}, layers: [common, saas, paas-iaas]}
      sources:
        deployment: {system: shop, pack: deployment, http: {}}
        change-ticket: {system: shop, pack: change-ticket, http: {}}
        linux-auth: {system: shop, pack: linux-auth, http: {}}
        nginx-access: {system: shop, pack: nginx-access, http: {}}
      """;
  private static final Map<String, String> RECORDS =
      new TreeMap<>(
          Map.of(
              "deployment",
              """
              {"id":"run-%1$d","state":"succeeded","at":"2026-11-20T10:00:00+09:00","service":"shop","environment":"production",
              "revision":"r%1$d","actor":{"id":"deploy-bot","type":"pipeline"},"requester":{"id":"m.sato"},"change":"CHG-%1$d"}
              """,
              "change-ticket",
              """
              {"id":"CHG-%1$d","revision":1,"updated_at":"2026-11-20T09:00:00+09:00","state":"approved","requester":{"id":"m.sato"},
              "approvals":[{"approver":{"id":"k.tanaka"},"decision":"approved","at":"2026-11-20T09:00:00+09:00"}],
              "target":{"environment":"production","service":"shop","revision":"r%1$d"}}
              """,
              "linux-auth",
              "Nov 20 10:00:00 host-%1$d sshd[4711]: Accepted publickey for deploy from 192.0.2.10"
                  + " port 55222 ssh2",
              "nginx-access",
              "192.0.2.%2$d - - [20/Nov/2026:10:00:00 +0900] \"GET /cart/%1$d HTTP/1.1\" 200 512"
                  + " \"-\" \"curl/8\""));

  private final Catalog catalog = Catalog.builtIn();
  private final Plan plan =
      Plan.of(Scope.parse(Path.of("akashi.yml"), SCOPE, catalog), catalog.expectations(), catalog);
  private final Observing observing = new Observing(plan);
  private final List<Sample> samples = new ArrayList<>();

  private record Sample(Pack pack, RawRecord record, Piece piece) {}

  private DriftRatios() {
    for (int i = 0; i < EVENTS; i++) {
      for (Map.Entry<String, String> record : RECORDS.entrySet()) {
        samples.add(sample(record.getKey(), record.getValue().formatted(i, i % 250), i));
      }
    }
  }

  private Sample sample(String packId, String text, int number) {
    Pack pack = catalog.pack(packId).orElseThrow();
    Instant now = Instant.parse("2026-11-20T01:00:01Z");
    var raw =
        new RawRecord(
            text.strip().replace("\n", "").getBytes(StandardCharsets.UTF_8),
            "UTF-8",
            ZoneId.of("Asia/Tokyo"),
            now,
            EnumSet.allOf(Layer.class),
            "shop",
            null);
    if (!(pack.normalize(raw) instanceof Normalized normalized)) {
      throw new IllegalStateException("expected a record that its pack reads: " + text);
    }
    String id = packId + "@bench-" + number;
    return new Sample(
        pack,
        raw,
        new Piece(
            id,
            packId,
            "shop",
            normalized.occurredAt(),
            now,
            normalized.effectiveTo(),
            normalized.document()));
  }

  /** Measures and prints. */
  public static void main(String[] arguments) {
    var run = new DriftRatios();
    var normalize = new Lane("normalize: parse, map, tag, write", ROUNDS, run::normalize);
    var observe = new Lane("observe", ROUNDS, run::observe);
    var evaluation = run.new Evaluation();
    var drift = new Lane("observe and evaluate", ROUNDS, evaluation::event);
    List<Lane> lanes = List.of(normalize, observe, drift);
    Round.run(lanes, ROUNDS);
    System.out.printf(
        "%d expectations, %d units; CPU time and allocation per event, median (least to most):%n",
        run.plan.expectations("shop").size(), run.plan.units().size());
    Round.print(lanes);
    System.out.println();
    Round.ratio("observe / normalize", observe, normalize, "-");
    Round.ratio("observe and evaluate / normalize", drift, normalize, "2");
    System.out.printf("(checksum %d)%n", lanes.stream().mapToLong(Lane::checksum).sum());
  }

  private Sample at(int index) {
    return samples.get(index % samples.size());
  }

  private long normalize(int index) {
    Sample sample = at(index);
    return sample.pack().normalize(sample.record()) instanceof Normalized normalized
        ? normalized.document().length
        : 0;
  }

  private long observe(int index) {
    return observing.observe(at(index).piece()).items().size();
  }

  /** The state of one instance, which the events of a lane go into. */
  private final class Evaluation {
    private final Evaluator evaluator =
        new Evaluator(plan, new InMemoryKeep(), unit -> true, 0, new Codec());
    private final Map<Unit, List<Observation>> gathered = new TreeMap<>();
    private Instant tick = Instant.parse("2026-11-20T01:00:02Z");

    long event(int index) {
      observing
          .observe(at(index).piece())
          .items()
          .forEach(
              (unit, items) ->
                  gathered.computeIfAbsent(unit, of -> new ArrayList<>()).addAll(items));
      if (index % TICK != TICK - 1) {
        return gathered.size();
      }
      List<Observations> input =
          gathered.entrySet().stream()
              .map(
                  entry ->
                      Observations.newBuilder()
                          .setUpstream("bench")
                          .setTick(tick)
                          .setControl(entry.getKey().control())
                          .setSystem(entry.getKey().system())
                          .setChunk(0)
                          .setItems(entry.getValue())
                          .build())
              .toList();
      gathered.clear();
      tick = tick.plusSeconds(1);
      return evaluator.evaluate(tick, input).size();
    }
  }
}
