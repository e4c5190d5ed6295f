package dev.akashi.sigma;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of one group of one correlation. Of one thread. */
final class Group {

  final List<String> key;
  final Window window;
  final Instant opened;
  Instant newest;
  @Nullable Instant matched;

  /**
   * @param opened when its first event was; a window that does not slide begins there
   */
  Group(List<String> key, Window window, Instant opened) {
    this.key = key;
    this.window = window;
    this.opened = opened;
    this.newest = opened;
  }
}
