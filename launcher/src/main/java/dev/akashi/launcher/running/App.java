package dev.akashi.launcher.running;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The apps, in the order of the data path, which is also the order in which they are stopped. */
public enum App {
  COLLECTOR("dev.akashi.collector.CollectorApp", 192),
  NORMALIZER("dev.akashi.normalizer.NormalizerApp", 384),
  INDEXER("dev.akashi.indexer.IndexerApp", 512),
  DRIFT("dev.akashi.drift.DriftApp", 256),
  CONSOLE("dev.akashi.console.ConsoleApp", 192);

  private final String mainClass;
  private final int heapMiB;

  App(String mainClass, int heapMiB) {
    this.mainClass = mainClass;
    this.heapMiB = heapMiB;
  }

  /** What people call it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String mainClass() {
    return mainClass;
  }

  int heapMiB() {
    return heapMiB;
  }

  public static Optional<App> of(String id) {
    return Arrays.stream(values()).filter(app -> app.id().equals(id)).findFirst();
  }

  /** All ids, for messages. */
  public static String words() {
    return Arrays.stream(values()).map(App::id).collect(Collectors.joining(", "));
  }
}
