package dev.akashi.launcher;

import dev.akashi.catalog.Control;
import dev.akashi.launcher.demo.Drift;
import dev.akashi.launcher.demo.HttpDoor;
import dev.akashi.launcher.demo.Stage;
import dev.akashi.launcher.demo.Tally;
import dev.akashi.launcher.running.ConsoleApi;
import dev.akashi.launcher.running.ConsoleException;
import dev.akashi.launcher.running.LocalSystem;
import dev.akashi.launcher.text.Grid;
import dev.akashi.launcher.text.Screen;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the demo shows: events on their way, the controls that fill up, how to go on. */
final class DemoShow {
  private static final Duration SETTLE_TIMEOUT = Duration.ofSeconds(120);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration LIVE = Duration.ofSeconds(5);
  private static final int QUIET_POLLS = 3;

  private final long startNs = System.nanoTime();
  private final Stage stage;
  private final Consumer<String> progress;
  private final PrintWriter out;
  private final ObjectNode timings = new JsonMapper().createObjectNode();
  private Tally tally = new Tally(0, 0, 0, 0);
  private ObjectNode driftSeen = new JsonMapper().createObjectNode();
  private long controls;

  DemoShow(Stage stage, Consumer<String> progress, PrintWriter out) {
    this.stage = stage;
    this.progress = progress;
    this.out = out;
  }

  /** Feeds the samples, waits until all are indexed, shows the table; returns the exit code. */
  int play(LocalSystem system) throws InterruptedException {
    timings.put("up_seconds", seconds());
    progress.accept("everything is up; feeding samples");
    try {
      stage.play(system.collector());
    } catch (IOException e) {
      throw Failure.check("cannot write the samples: " + e);
    } catch (HttpDoor.NotTakenException e) {
      throw Failure.check(String.valueOf(e.getMessage()));
    }
    timings.put("fed_seconds", seconds());
    var console = new ConsoleApi(system.console());
    boolean settled = settle(console);
    timings.put("settled_seconds", seconds());
    var drift = new Drift(stage, console, system.collector(), progress);
    boolean seen = drift.play();
    driftSeen = drift.json();
    settled &= settle(console);
    timings.put("drift_seconds", seconds());
    show(console);
    if (!settled) {
      out.println(
          "After %d s, %d of %d events are still on their way: ./akashi doctor says what is wrong."
              .formatted(SETTLE_TIMEOUT.toSeconds(), tally.inFlight(), tally.events()));
    }
    out.println(
        "%d events = %d evidence + %d duplicates + %d in quarantine, on %d controls"
            .formatted(
                tally.events(),
                tally.evidence(),
                tally.duplicates(),
                tally.quarantined(),
                controls));
    out.println();
    out.println("Console:   " + system.console());
    out.println("Ask:       ./akashi evidence --control III.1.1.12");
    out.println("           ./akashi evidence --control III.1.1.8 --polarity contradicts");
    out.println("           ./akashi status, ./akashi status III.1.1.8");
    out.println("           ./akashi sources");
    out.flush();
    return settled && seen ? 0 : Failure.CHECK_FAILED;
  }

  /** Lets the sample systems live on until the process is asked to stop. */
  int goOn(LocalSystem system) throws InterruptedException {
    out.println("The sample systems live on; Ctrl-C stops everything.");
    out.flush();
    var console = new ConsoleApi(system.console());
    while (true) {
      Thread.sleep(LIVE);
      try {
        stage.live(system.collector());
        Tally now = Tally.ask(console);
        progress.accept(
            "%d events, %d evidence, %d in quarantine, %d on their way"
                .formatted(now.events(), now.evidence(), now.quarantined(), now.inFlight()));
      } catch (IOException | ConsoleException e) {
        progress.accept(String.valueOf(e.getMessage()));
      }
    }
  }

  /** The last line of {@code --json}; call it after {@link #play}. */
  String json() {
    ObjectNode line = new JsonMapper().createObjectNode();
    line.put("events", tally.events());
    line.put("evidence", tally.evidence());
    line.put("duplicates", tally.duplicates());
    line.put("quarantined", tally.quarantined());
    line.put("controls", controls);
    line.set("drift", driftSeen);
    line.set("timings", timings);
    return line.toString();
  }

  /** The machine's own log is of unknown length, so the end is a time without news. */
  private boolean settle(ConsoleApi console) throws InterruptedException {
    long deadlineNs = System.nanoTime() + SETTLE_TIMEOUT.toNanos();
    int quiet = 0;
    while (System.nanoTime() < deadlineNs) {
      Tally now = askOr(console, tally);
      quiet = now.equals(tally) && now.isSettled(stage.records()) ? quiet + 1 : 0;
      if (!now.equals(tally)) {
        progress.accept("%d events in, %d on their way".formatted(now.events(), now.inFlight()));
      }
      tally = now;
      if (quiet >= QUIET_POLLS) {
        return true;
      }
      Thread.sleep(POLL);
    }
    return false;
  }

  private static Tally askOr(ConsoleApi console, Tally last) {
    try {
      return Tally.ask(console);
    } catch (ConsoleException e) {
      return last; // away for a moment; the bound of the caller decides
    }
  }

  private void show(ConsoleApi console) {
    EvidenceCounts counts = EvidenceCounts.of(console.get("/api/v1/controls", Map.of()));
    List<Control> filled =
        Packs.catalog().controls().all().stream()
            .filter(control -> counts.of(control.id()).evidence() > 0)
            .toList();
    controls = filled.size();
    var grid = new Grid("CONTROL", "EVIDENCE", "SUPPORTS", "CONTRADICTS", "CONTEXT", "TITLE");
    filled.forEach(c -> ControlLines.addCounted(grid, c, counts.of(c.id())));
    out.println();
    out.println(grid.render(Screen.columns()));
  }

  private double seconds() {
    return Math.round((System.nanoTime() - startNs) / 1e8) / 10.0;
  }
}
