package dev.akashi.drift.stream;

import dev.akashi.drift.evaluation.Cause;
import dev.akashi.drift.evaluation.Observed;
import dev.akashi.schemas.Heartbeat;
import dev.akashi.schemas.Hop;
import dev.akashi.schemas.SourceState;
import dev.akashi.schemas.StreamCount;
import dev.akashi.schemas.wire.Heartbeats;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which part of the path of each source does not do its job, by the counts and heartbeats that all
 * parts publish. The part next to the source is asked first, since what fails there explains what
 * the parts behind it lack. Of one thread.
 */
final class PathHealth {
  private static final Duration BEHIND_MAX = Duration.ofSeconds(60);

  private final Map<String, String> told = new HashMap<>();
  private final Map<String, Long> missing = new HashMap<>();
  private final Map<String, Understanding> understandings = new HashMap<>();
  private final Map<String, Instant> behindSince = new HashMap<>();
  private final Map<String, Long> progress = new HashMap<>();

  /** What went wrong on the way of a source. */
  private record Trouble(String cause, String hop, Map<String, String> detail) {}

  /**
   * What has changed since the last call.
   *
   * @param tick now, by the broker's clock
   */
  List<SourceState> changes(
      Collection<StreamCount> counts, Collection<Heartbeat> heartbeats, Instant tick) {
    Map<String, List<StreamCount>> bySource = new TreeMap<>();
    counts.forEach(
        count ->
            bySource
                .computeIfAbsent(
                    count.getSystem() + "/" + count.getSource(), of -> new ArrayList<>())
                .add(count));
    List<SourceState> changes = new ArrayList<>();
    bySource.forEach(
        (source, streams) -> change(source, streams, heartbeats, tick).ifPresent(changes::add));
    return changes;
  }

  private Optional<SourceState> change(
      String name, List<StreamCount> streams, Collection<Heartbeat> heartbeats, Instant tick) {
    StreamCount any = streams.getFirst();
    Trouble trouble = trouble(any.getSource(), streams, heartbeats, tick);
    String cause = trouble == null ? Cause.OK : trouble.cause();
    Map<String, String> detail = trouble == null ? understood(any.getSource()) : trouble.detail();
    boolean gap = lost(name, streams);
    String news = cause.equals(Cause.OK) ? cause + detail : cause;
    if (news.equals(told.put(name, news)) && !gap) {
      return Optional.empty();
    }
    return Optional.of(
        SourceState.newBuilder()
            .setSource(any.getSource())
            .setSystem(any.getSystem())
            .setCount(0)
            .setCause(cause)
            .setHop(trouble == null ? null : trouble.hop())
            .setDetail(detail)
            .setGap(gap)
            .build());
  }

  // Whoever has just begun to look cannot tell that a pack understands its source again.
  private Map<String, String> understood(String source) {
    Understanding.Verdict verdict = understanding(source).verdict();
    return verdict == Understanding.Verdict.UNDECIDED ? Observed.UNDECIDED : Map.of();
  }

  private Understanding understanding(String source) {
    return understandings.computeIfAbsent(source, of -> new Understanding());
  }

  // Sequences that never arrived although higher ones did: events are lost.
  private boolean lost(String name, List<StreamCount> streams) {
    long now = streams.stream().mapToLong(StreamCount::getMissing).sum();
    Long before = missing.put(name, now);
    return before != null && now > before;
  }

  private @Nullable Trouble trouble(
      String source, List<StreamCount> streams, Collection<Heartbeat> heartbeats, Instant tick) {
    Trouble collector = collector(source, streams, heartbeats, tick);
    if (collector != null) {
      return collector;
    }
    if (isBehind(source + "/normalizer", streams, Hop.COLLECTOR, Hop.NORMALIZER, tick)) {
      return new Trouble(Cause.NORMALIZER_BEHIND, "normalizer", Map.of());
    }
    Understanding understanding = understanding(source);
    if (understanding.of(of(streams, Hop.NORMALIZER), tick) == Understanding.Verdict.LOST) {
      return new Trouble(
          Cause.PACK_MISMATCH, "pack", Map.of("unmatched_percent", understanding.percent()));
    }
    if (isBehind(source + "/indexer", streams, Hop.NORMALIZER, Hop.INDEXER, tick)) {
      return new Trouble(Cause.INDEXER_REJECTING, "indexer", Map.of());
    }
    return null;
  }

  private static @Nullable Trouble collector(
      String source, List<StreamCount> streams, Collection<Heartbeat> heartbeats, Instant tick) {
    List<String> instances =
        of(streams, Hop.COLLECTOR).stream()
            .map(count -> count.getStream().substring(count.getStream().lastIndexOf('@') + 1))
            .toList();
    List<Heartbeat> own =
        heartbeats.stream()
            .filter(beat -> beat.getApp().equals("collector"))
            .filter(beat -> instances.contains(beat.getInstance()))
            .toList();
    if (own.isEmpty()) {
      return null; // a source that was piped in once has no collector that could stop
    }
    if (own.stream().allMatch(beat -> beat.getAt().isBefore(tick.minus(Heartbeats.LATE)))) {
      return new Trouble(Cause.COLLECTOR_STOPPED, "collector", Map.of());
    }
    return own.stream()
        .filter(beat -> !beat.getOk())
        .flatMap(beat -> List.of(beat.getMessage().split(" \\| ")).stream())
        .filter(message -> message.startsWith(source + ": "))
        .map(message -> message.substring(source.length() + 2))
        .findFirst()
        .map(
            message ->
                message.contains("Kafka")
                    ? new Trouble(Cause.BROKER_UNREACHABLE, "broker", Map.of("message", message))
                    : new Trouble(Cause.SOURCE_DOWN, "source", Map.of("message", message)))
        .orElse(null);
  }

  private boolean isBehind(
      String name, List<StreamCount> streams, Hop front, Hop back, Instant tick) {
    Map<String, StreamCount> behind = new HashMap<>();
    of(streams, back).forEach(count -> behind.put(count.getStream(), count));
    boolean waits =
        of(streams, front).stream()
            .anyMatch(
                count -> {
                  StreamCount other = behind.get(count.getStream());
                  long passedOn =
                      front == Hop.COLLECTOR ? count.getAccepted() : count.getEvidence();
                  return passedOn > (other == null ? 0 : other.getAccepted() + other.getMissing());
                });
    if (!waits) {
      behindSince.remove(name);
      return false;
    }
    // Something is always on its way; what counts is that nothing has got through for a minute.
    long through = of(streams, back).stream().mapToLong(StreamCount::getAccepted).sum();
    Long before = progress.put(name, through);
    Instant since = behindSince.get(name);
    if (since == null || before == null || through > before) {
      behindSince.put(name, tick);
      return false;
    }
    return !tick.isBefore(since.plus(BEHIND_MAX));
  }

  private static List<StreamCount> of(List<StreamCount> streams, Hop hop) {
    return streams.stream().filter(count -> count.getHop() == hop).toList();
  }
}
