package dev.akashi.launcher;

import dev.akashi.launcher.running.LocalSystem;
import dev.akashi.launcher.running.Plan;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Keeps a system up in the foreground. Ctrl-C and SIGTERM interrupt what is going on, be it the
 * start, and the process ends when everything has stopped.
 */
final class Standing {
  private static final int STOP_TIMEOUT_SECONDS = 120;

  private Standing() {}

  /** What is done while the system is up; it ends by itself or by being interrupted. */
  @FunctionalInterface
  interface Work {
    int with(LocalSystem system) throws InterruptedException;
  }

  /** Starts, works, stops; returns the exit code of the work. */
  static int run(Plan plan, Work work) {
    var ended = new CountDownLatch(1);
    var hook = new Thread(stopping(Thread.currentThread(), ended), "stop");
    Runtime.getRuntime().addShutdownHook(hook);
    try (LocalSystem system = LocalSystem.start(plan)) {
      return work.with(system);
    } catch (InterruptedException e) {
      return 0; // asked to stop, and stopped
    } finally {
      ended.countDown();
    }
  }

  private static Runnable stopping(Thread worker, CountDownLatch ended) {
    return () -> {
      if (ended.getCount() == 0) {
        return;
      }
      worker.interrupt();
      try {
        boolean inTime = ended.await(STOP_TIMEOUT_SECONDS, TimeUnit.SECONDS);
        if (!inTime) {
          System.err.println("Akashi did not stop in time; what is left ends with this process.");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }
}
