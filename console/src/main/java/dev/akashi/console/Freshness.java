package dev.akashi.console;

import dev.akashi.catalog.Phrase;
import dev.akashi.schemas.ControlStatus;
import dev.akashi.schemas.Evaluated;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether statuses are evaluated right now. A status in the store is of the tick at which something
 * changed last; that it still holds is only known while drift marks its share as evaluated.
 *
 * @param systems those that {@code akashi.yml} names; empty where there is no such file
 */
record Freshness(Counts.Snapshot counts, Set<String> systems, Words words, Instant now) {
  /** How old the newest mark of a share may be. */
  static final Duration AGE_MAX = Duration.ofSeconds(60);

  private static final String DRIFT = "drift";

  /** Why the status cannot be vouched for; empty while it can. */
  Optional<Lapse> lapse(ControlStatus status) {
    if (!systems.isEmpty() && !systems.contains(status.getSystem())) {
      return Optional.of(lapse(null, "lapse.scope", evaluatedAt(status)));
    }
    Instant evaluatedAt = evaluatedAt(status);
    if (evaluatedAt != null && isRecent(evaluatedAt)) {
      return Optional.empty();
    }
    return Optional.of(notEvaluated(evaluatedAt));
  }

  /** When the share of a status was evaluated last; null when that is not known. */
  @Nullable Instant evaluatedAt(ControlStatus status) {
    return counts.evaluated().stream()
        .filter(mark -> mark.getPartition() == status.getPartition())
        .map(Evaluated::getAt)
        .findFirst()
        .orElse(null);
  }

  private Lapse notEvaluated(@Nullable Instant evaluatedAt) {
    Away away = counts.away();
    if (away != null) {
      return away.known()
          ? lapse("broker", "lapse.broker", evaluatedAt)
          : lapse(null, "lapse.unread", evaluatedAt);
    }
    return isDriftAlive()
        ? lapse(null, "lapse.share", evaluatedAt)
        : lapse(DRIFT, "lapse.drift", evaluatedAt);
  }

  private boolean isDriftAlive() {
    return counts.heartbeats().stream()
        .anyMatch(beat -> beat.getApp().equals(DRIFT) && isRecent(beat.getAt()));
  }

  private boolean isRecent(Instant at) {
    return Duration.between(at, now).compareTo(AGE_MAX) <= 0;
  }

  private Lapse lapse(@Nullable String hop, String key, @Nullable Instant since) {
    var text = new Phrase(words.of(key, Locale.ENGLISH), words.of(key, Locale.JAPANESE));
    return new Lapse(hop, text, since);
  }

  /** When the share that was evaluated longest ago was; null when one of them never was. */
  @Nullable Instant evaluatedAt(List<ControlStatus> statuses) {
    List<Optional<Instant>> marks =
        statuses.stream().map(status -> Optional.ofNullable(evaluatedAt(status))).toList();
    return marks.stream().allMatch(Optional::isPresent)
        ? marks.stream().flatMap(Optional::stream).min(Comparator.naturalOrder()).orElse(null)
        : null;
  }
}
