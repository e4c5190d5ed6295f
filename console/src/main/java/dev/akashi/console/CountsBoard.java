package dev.akashi.console;

import dev.akashi.schemas.Codec;
import dev.akashi.schemas.wire.CountsUnavailableException;
import dev.akashi.schemas.wire.CountsView;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The newest counts and heartbeats, followed by a thread of its own, so that no page waits for
 * Kafka. {@link #now} never blocks.
 */
final class CountsBoard implements Counts, AutoCloseable {
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final Duration REFRESH_TIMEOUT = Duration.ofSeconds(5);

  private final String bootstrap;
  private final Codec codec = new Codec();
  private final Clock clock;
  private final Thread follower;
  private volatile Snapshot snapshot;
  private volatile boolean open = true;
  private @Nullable CountsView view;

  /** Begins to follow at once; a broker that is not there yet is waited for. */
  CountsBoard(String bootstrap, Clock clock) {
    this.bootstrap = bootstrap;
    this.clock = clock;
    this.snapshot = Snapshot.none(null, Away.notYet(clock.instant()));
    this.follower = Thread.ofPlatform().daemon().name("counts").start(this::follow);
  }

  @Override
  public Snapshot now() {
    return snapshot;
  }

  private void follow() {
    while (open) {
      refresh();
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException e) {
        break; // closing
      }
    }
    forgetView();
  }

  private void refresh() {
    try {
      CountsView current = view == null ? new CountsView(bootstrap, codec) : view;
      view = current;
      current.refresh(REFRESH_TIMEOUT);
      snapshot =
          new Snapshot(
              current.counts(), current.heartbeats(), current.evaluated(), clock.instant(), null);
    } catch (CountsUnavailableException e) {
      missed(e);
    } catch (RuntimeException e) {
      // The consumer stands behind a record that was not applied, so going on would leave it out.
      forgetView();
      missed(e);
    }
  }

  private void missed(RuntimeException e) {
    Snapshot last = snapshot;
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    snapshot =
        new Snapshot(
            last.counts(),
            last.heartbeats(),
            last.evaluated(),
            last.asOf(),
            Away.again(last.away(), clock.instant(), message));
  }

  private void forgetView() {
    CountsView last = view;
    view = null;
    if (last != null) {
      last.close();
    }
  }

  @Override
  public void close() {
    open = false;
    follower.interrupt();
    try {
      follower.join(REFRESH_TIMEOUT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
