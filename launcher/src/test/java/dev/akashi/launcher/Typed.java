package dev.akashi.launcher;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;

/**
 * What a verb answers, run in this process.
 *
 * @param out what it printed
 * @param err what it complained of
 */
record Typed(int exitCode, String out, String err) {
  static Typed of(String... args) {
    var out = new StringWriter();
    var err = new StringWriter();
    CommandLine command =
        Akashi.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int code = command.execute(args);
    command.getOut().flush();
    command.getErr().flush();
    return new Typed(code, out.toString(), err.toString());
  }

  List<String> lines() {
    return out.lines().toList();
  }
}
