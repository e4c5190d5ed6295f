package dev.akashi.sigma;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a scratch for each of the threads that come by, a bounded number of them. A place is chosen
 * by the thread, so threads seldom meet; who finds its place empty makes a scratch of its own.
 */
final class ScratchPool {

  private static final int PLACES = 64;

  // Places a cache line apart, so that threads on two cores do not take it from each other.
  private static final int STRIDE = 16;

  private final AtomicReferenceArray<@Nullable Scratch> places =
      new AtomicReferenceArray<>(PLACES * STRIDE);

  @Nullable Scratch take() {
    return places.getAndSet(place(), null);
  }

  void give(Scratch scratch) {
    places.setRelease(place(), scratch);
  }

  private static int place() {
    return (int) (Thread.currentThread().threadId() % PLACES) * STRIDE;
  }
}
