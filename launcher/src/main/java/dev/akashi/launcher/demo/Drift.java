package dev.akashi.launcher.demo;

import static dev.akashi.launcher.running.ConsoleApi.text;

import dev.akashi.launcher.running.ConsoleApi;
import dev.akashi.launcher.running.ConsoleException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A control that loses its evidence and gets it back, and a source that goes silent, for real: what
 * is awaited is what the console says.
 */
public final class Drift {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final String CHANGES = "III.1.1.8";
  private static final String LEDGER = "ledger-prod";
  private static final String SENSORS = "IV.3.1.4";
  private static final String EDGE = "edge";

  private final Stage stage;
  private final ConsoleApi console;
  private final String collector;
  private final Consumer<String> progress;
  private final ObjectNode told = new JsonMapper().createObjectNode();

  public Drift(Stage stage, ConsoleApi console, String collector, Consumer<String> progress) {
    this.stage = stage;
    this.console = console;
    this.collector = collector;
    this.progress = progress;
  }

  /** Plays it; answers whether everything was seen. */
  public boolean play() throws InterruptedException {
    boolean seen = awaited("supported", CHANGES, LEDGER, "supported");
    String live = stage.changeWithoutApproval(collector);
    progress.accept("somebody puts a change live without an approval");
    seen &= awaited("failing", CHANGES, LEDGER, "failing");
    stage.answerTheChange(collector, live);
    progress.accept("another person approves it afterwards, and checks it");
    seen &= awaited("recovered", CHANGES, LEDGER, "supported");
    return seen & awaited("silent", SENSORS, EDGE, "silent");
  }

  private boolean awaited(String name, String control, String system, String status)
      throws InterruptedException {
    long startNs = System.nanoTime();
    long deadlineNs = startNs + TIMEOUT.toNanos();
    while (System.nanoTime() < deadlineNs) {
      JsonNode item = item(control, system);
      if (text(item, "status").equals(status)) {
        double seconds = Math.round((System.nanoTime() - startNs) / 1e8) / 10.0;
        told.putObject(name)
            .put("control", control)
            .put("system", system)
            .put("seconds", seconds)
            .put("cause", text(item.path("cause_text"), "en"))
            .put("cause_ja", text(item.path("cause_text"), "ja"));
        progress.accept(
            "%s on %s is %s: %s"
                .formatted(control, system, status, text(item.path("cause_text"), "en")));
        return true;
      }
      Thread.sleep(POLL);
    }
    JsonNode item = item(control, system);
    progress.accept(
        "after %d s, %s on %s is not %s but %s: %s"
            .formatted(
                TIMEOUT.toSeconds(),
                control,
                system,
                status,
                text(item, "status"),
                text(item.path("cause_text"), "en")));
    return false;
  }

  private JsonNode item(String control, String system) {
    try {
      return console
          .get("/api/v1/status", Map.of("control", control, "system", system))
          .path("items")
          .path(0);
    } catch (ConsoleException e) {
      return JsonMapper.shared().createObjectNode(); // away for a moment; the bound decides
    }
  }

  /** What was seen, and after how long. */
  public ObjectNode json() {
    return told;
  }
}
