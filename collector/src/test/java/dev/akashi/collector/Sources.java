package dev.akashi.collector;

import dev.akashi.collector.outbox.Broker;
import dev.akashi.collector.outbox.Outbox;
import dev.akashi.collector.outbox.OutboxLimits;
import dev.akashi.collector.outbox.SourceFacts;
import dev.akashi.schemas.Kind;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** A source and its outbox, as tests need them. */
public final class Sources {
  public static final OutboxLimits KEEP = new OutboxLimits(600_000, 256L << 20);

  private Sources() {}

  public static SourceFacts facts(String source) {
    return new SourceFacts(
        source, "shop", List.of("common", "saas"), Kind.LOG, "plain-lines", "Asia/Tokyo", "UTF-8");
  }

  public static Outbox outbox(Path directory, Broker broker) {
    return Outbox.open(directory, facts("bastion"), broker, KEEP, Clock.systemUTC());
  }
}
