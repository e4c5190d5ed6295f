package dev.akashi.drift.evaluation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one key of an expectation: some moments of each event, in the order in
 * which they happened, however they arrived. What follows from them is worked out anew each time,
 * so that it never hangs on the order of arrival.
 */
final class KeyMemory implements KeyRecord {
  /** How many moments of one event are remembered: the oldest and the newest. */
  static final int MOMENTS_MAX = 8;

  private static final int VERSION = 1;
  private static final Comparator<Moment> BY_TIME =
      Comparator.comparing(Moment::at).thenComparing(Moment::evidence);

  private final Map<String, List<Moment>> moments = new TreeMap<>();
  private Verdict.State counted = Verdict.State.NEUTRAL;
  private boolean contradicted;
  private @Nullable Instant due;
  private @Nullable Instant broken;

  /** The moments of an event, the oldest first. */
  List<Moment> of(String event) {
    return moments.getOrDefault(event, List.of());
  }

  /** The moments of several events, the oldest first. */
  List<Moment> of(List<String> events) {
    return events.size() == 1
        ? of(events.getFirst())
        : events.stream().flatMap(event -> of(event).stream()).sorted(BY_TIME).toList();
  }

  @Nullable Moment newest(String event) {
    List<Moment> all = of(event);
    return all.isEmpty() ? null : all.getLast();
  }

  @Nullable Moment oldest(String event) {
    List<Moment> all = of(event);
    return all.isEmpty() ? null : all.getFirst();
  }

  /** The newest moment of several events; null where there is none. */
  @Nullable Moment newest(List<String> events) {
    return events.stream().map(this::newest).filter(Objects::nonNull).max(BY_TIME).orElse(null);
  }

  /**
   * Adds one; evidence that was met before changes nothing.
   *
   * @param waits whether the oldest wait longest, so that of too many the newest but one goes; else
   *     the oldest but one does, since the oldest says since when
   * @return whether it was new
   */
  boolean add(String event, Moment moment, boolean waits) {
    List<Moment> all = moments.computeIfAbsent(event, absent -> new ArrayList<>());
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).isSameAs(moment)) {
        return false;
      }
    }
    all.add(moment);
    all.sort(BY_TIME);
    if (all.size() > MOMENTS_MAX) {
      all.remove(waits ? all.size() - 2 : 1);
    }
    return true;
  }

  /** Drops moments about which nothing can change any more, save the newest of the event. */
  void dropSettled(String event, List<Moment> settled) {
    List<Moment> all = moments.get(event);
    if (all != null && all.size() > 1) {
      Moment newest = all.getLast();
      all.removeIf(moment -> moment != newest && settled.contains(moment));
    }
  }

  /** Drops all moments of an event. */
  void drop(String event) {
    moments.remove(event);
  }

  @Override
  public Verdict.State counted() {
    return counted;
  }

  @Override
  public boolean contradicted() {
    return contradicted;
  }

  @Override
  public @Nullable Instant due() {
    return due;
  }

  @Override
  public @Nullable Instant broken() {
    return broken;
  }

  @Override
  public void settle(
      Verdict.State counted,
      boolean contradicted,
      @Nullable Instant due,
      @Nullable Instant broken) {
    this.counted = counted;
    this.contradicted = contradicted;
    this.due = due;
    this.broken = broken;
  }

  @Override
  public byte[] bytes() {
    var out = new Packing.Out().number(VERSION).number(counted.ordinal());
    out.number(contradicted ? 1 : 0);
    out.moment(due, Packing.NEAR).moment(broken, Packing.NEAR).number(moments.size());
    moments.forEach(
        (event, all) -> {
          out.text(event).number(all.size());
          all.forEach(moment -> write(out, moment));
        });
    return out.bytes();
  }

  private static void write(Packing.Out out, Moment moment) {
    out.moment(moment.at(), Packing.NEAR);
    out.moment(moment.known(), moment.at());
    out.moment(moment.until(), moment.at());
    out.text(moment.evidence()).number(moment.count()).number(moment.values().size());
    new TreeMap<>(moment.values()).forEach((name, value) -> out.text(name).text(value));
  }

  static KeyMemory of(byte @Nullable [] bytes) {
    var memory = new KeyMemory();
    if (bytes == null) {
      return memory;
    }
    var in = new Packing.In(bytes);
    if (in.number() != VERSION) {
      throw new IllegalStateException(
          "expected a kept key of version 1, found another: upgrade this app first");
    }
    var counted = Verdict.State.values()[in.count()];
    boolean contradicted = in.number() == 1;
    memory.settle(counted, contradicted, in.moment(Packing.NEAR), in.moment(Packing.NEAR));
    for (int events = in.count(); events > 0; events--) {
      String event = in.textOrEmpty();
      List<Moment> all = new ArrayList<>();
      for (int count = in.count(); count > 0; count--) {
        all.add(read(in));
      }
      memory.moments.put(event, all);
    }
    return memory;
  }

  private static Moment read(Packing.In in) {
    Instant at = required(in.moment(Packing.NEAR));
    Instant known = required(in.moment(at));
    Instant until = in.moment(at);
    String evidence = in.textOrEmpty();
    long count = in.number();
    Map<String, String> values = new LinkedHashMap<>();
    for (int left = in.count(); left > 0; left--) {
      values.put(in.textOrEmpty(), in.textOrEmpty());
    }
    return new Moment(at, known, evidence, until, count, values);
  }

  private static Instant required(@Nullable Instant moment) {
    if (moment == null) {
      throw new IllegalStateException("a kept key lacks a time");
    }
    return moment;
  }
}
