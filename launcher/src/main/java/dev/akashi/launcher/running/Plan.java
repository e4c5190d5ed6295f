package dev.akashi.launcher.running;

import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * What to start.
 *
 * @param home the software
 * @param data where all of it keeps its data; nothing else may use it meanwhile
 * @param config the akashi.yml
 * @param consolePort port of the console on 127.0.0.1
 * @param collectorPort port of the collector's HTTP door on 127.0.0.1
 * @param driftPort port on 127.0.0.1 of drift's metrics
 * @param brief whether it will be over soon, so that a quick start counts for more than throughput
 * @param progress receives one line for the terminal at a time, from more than one thread
 */
public record Plan(
    Home home,
    Path data,
    Path config,
    int consolePort,
    int collectorPort,
    int driftPort,
    boolean brief,
    Consumer<String> progress) {

  String console() {
    return "http://127.0.0.1:" + consolePort;
  }

  String collector() {
    return "http://127.0.0.1:" + collectorPort;
  }
}
