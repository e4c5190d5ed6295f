package dev.akashi.drift.stream;

import dev.akashi.drift.evaluation.Plan;
import dev.akashi.drift.observing.Observing;
import dev.akashi.schemas.Codec;
import dev.akashi.schemas.Evidence;
import dev.akashi.schemas.Passed;
import dev.akashi.schemas.SourceState;
import dev.akashi.schemas.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What an observer tells share 0 of what was appended where and when. */
final class Tellings {
  static final Codec CODEC = new Codec();

  private final Noticing noticing;
  private final Map<String, Upstream> upstreams = new TreeMap<>();

  Tellings(Plan plan) {
    noticing = new Noticing(new Observing(plan));
    Shares.upstreams().forEach(name -> upstreams.put(name, new Upstream(name, Instant.EPOCH)));
  }

  /** Evidence that is appended to the partition of its stream. */
  void evidence(Evidence evidence, Instant appended) {
    int partition = Math.floorMod(evidence.getStream().hashCode(), Topic.EVIDENCE.partitions());
    Upstream upstream = upstreams.get(Shares.upstream(Topic.EVIDENCE.name(), partition));
    noticing.evidence(upstream, upstream.tickOf(appended, null), evidence);
  }

  /** News of the path of a source. */
  void path(SourceState news, Instant at) {
    Upstream upstream = upstreams.get(Shares.upstream(Topic.COUNTS.name(), 0));
    upstream.add(upstream.tickOf(at, null), news);
  }

  /** What is told of the ticks up to one, of each partition apart. */
  Map<String, List<Sent>> observations(Instant upTo) {
    Map<String, List<Sent>> sent = new TreeMap<>();
    upstreams.forEach(
        (name, upstream) -> {
          List<Sent> records = new ArrayList<>();
          for (Gathered.Told told : upstream.peek(upTo)) {
            if (told.unit() == null || Shares.of(told.unit()) == 0) {
              String key = told.unit() == null ? Keys.SURROUNDINGS : Keys.observations(told.unit());
              records.add(new Sent(key, CODEC.encode(told.observations()), upTo));
            }
          }
          sent.put(name, records);
          upstream.forget(upTo);
        });
    return sent;
  }

  /** Everything up to a tick in plain order, and the mark that all partitions have passed it. */
  List<Sent> all(Instant upTo) {
    List<Sent> sent = new ArrayList<>();
    observations(upTo).values().forEach(sent::addAll);
    sent.add(mark(List.copyOf(upstreams.keySet()), upTo));
    return sent;
  }

  static Sent mark(List<String> upstreams, Instant tick) {
    var mark = Passed.newBuilder().setInstance("a").setUpstreams(upstreams).setTick(tick).build();
    return new Sent(Keys.PASSED, CODEC.encode(mark), tick);
  }
}
