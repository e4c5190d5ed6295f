package dev.akashi.launcher;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "watch",
    mixinStandardHelpOptions = true,
    description = {
      "Print each change of a status as a line, as it happens, until Ctrl-C.",
      "",
      "While the console does not answer, it waits; what changed meanwhile is printed after.",
      ""
    })
final class WatchVerb implements Callable<Integer> {
  private static final Duration PAUSE = Duration.ofSeconds(2);

  @Option(names = "--json", description = "Print one JSON object per change and line.")
  boolean json;

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    var watch = new StatusWatch(Clock.systemUTC());
    watch.look(Running.require()::ask);
    tell(err, "watching " + watch.size() + " statuses; Ctrl-C ends it");
    boolean away = false;
    while (!out.checkError()) { // whoever reads may have gone
      Thread.sleep(PAUSE);
      try {
        watch.look(Running.require()::ask).forEach(change -> print(out, change));
        if (away) {
          tell(err, "the console answers again");
        }
        away = false;
      } catch (Failure e) {
        if (!away) {
          tell(err, "waiting: " + e.getMessage());
        }
        away = true;
      }
    }
    return 0;
  }

  private void print(PrintWriter out, StatusChange change) {
    out.println(json ? change.json() : change.line(ZoneId.systemDefault()));
    out.flush();
  }

  private static void tell(PrintWriter err, String what) {
    err.println("akashi: " + what);
    err.flush();
  }
}
