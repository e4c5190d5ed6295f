package dev.akashi.launcher;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.Consumer;

/** Lines of progress, each after the seconds since the start. */
final class Progress {
  private Progress() {}

  /** Receives one line at a time, from any thread. */
  static Consumer<String> to(PrintWriter out) {
    long startNs = System.nanoTime();
    return line -> {
      synchronized (out) {
        double seconds = (System.nanoTime() - startNs) / 1e9;
        out.println(String.format(Locale.ROOT, "%6.1f s  %s", seconds, line));
        out.flush();
      }
    };
  }
}
