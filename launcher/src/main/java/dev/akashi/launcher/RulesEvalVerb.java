package dev.akashi.launcher;

import dev.akashi.launcher.rules.EventFormat;
import dev.akashi.launcher.rules.RuleBook;
import dev.akashi.launcher.rules.RuleDocument;
import dev.akashi.sigma.LogSource;
import dev.akashi.sigma.Rule;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "eval",
    mixinStandardHelpOptions = true,
    description = {
      "Try Sigma rules on events. One line per event, in the order of the input:"
          + " {\"event\":0,\"rules\":[\"id\",...]}, counted from 0. Keeps nothing.",
      "",
      "An event that cannot be read becomes {\"event\":N,\"error\":...}; a rule that is refused is"
          + " named on standard error. The others are evaluated all the same, and the exit code is"
          + " 1.",
      "",
      "Correlations are evaluated by the times in @timestamp (evtx: TimeCreated_SystemTime), and"
          + " each match has a line of its own: {\"correlation\":\"id\",...}. Events without a"
          + " time, or more than an hour behind the newest one, are left out of them; standard"
          + " error says how many, and the exit code is 1.",
      "",
      "Example: ./akashi rules eval --rules my-rules --logsource product=linux,service=sshd"
          + " --format text /var/log/auth.log",
      ""
    })
final class RulesEvalVerb implements Callable<Integer> {
  private static final int OUT_BYTES = 64 * 1024;

  @Option(
      names = "--rules",
      required = true,
      paramLabel = "DIR",
      description = "The rules to try: a directory with *.yml and *.yaml files, or one file.")
  Path directory = Path.of(".");

  @Option(
      names = "--logsource",
      split = ",",
      paramLabel = "KEY=VALUE",
      description =
          "Where the events come from: category, product, service, with commas between them. Only"
              + " rules that cover it are tried: what a rule names in its logsource has to be equal"
              + " here. Default: all rules, whatever they name.")
  List<String> logSource = List.of();

  @Option(
      names = "--explain",
      description =
          "Add to every event the explanations of all rules that cover the log source, of those"
              + " that hold and of those that do not: rule, title, holds, parts.")
  boolean explain;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "ndjson",
      description =
          "ndjson: one JSON object per line, nested names joined by dots. evtx: Windows events as"
              + " JSON, fields named as Sigma rules name them. text: each line is the field"
              + " message. Default: ${DEFAULT-VALUE}.")
  String format = "";

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FILE",
      description = "Events to read; standard input when absent or \"-\".")
  @Nullable Path file;

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    EventFormat events =
        EventFormat.of(format)
            .orElseThrow(
                () ->
                    Failure.use(
                        "--format: expected one of %s, found %s"
                            .formatted(EventFormat.words(), format)));
    LogSource source = logSource.isEmpty() ? null : LogSources.parse(logSource);
    RuleBook book = RuleBooks.read("--rules", directory);
    report(book);
    List<Rule> covering = LogSources.covering(source, book.rules().rules());
    var evaluating = new Evaluating(book.rules(), source, events, explain ? covering : List.of());
    var out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), OUT_BYTES);
    try (InputStream in = Inputs.open("FILE", file)) {
      evaluating.run(in, out);
    } catch (Normalizing.ReaderGone e) {
      // As in ... | head: nobody wants the rest.
    }
    List<String> missed = evaluating.missed();
    evaluating.asides().forEach(line -> spec.commandLine().getErr().println("akashi: " + line));
    missed.forEach(line -> spec.commandLine().getErr().println("akashi: " + line));
    spec.commandLine().getErr().flush();
    return book.refused().isEmpty() && evaluating.broken() == 0 && missed.isEmpty()
        ? 0
        : Failure.CHECK_FAILED;
  }

  /** Before the first event, so that nobody waits for a rule that is not there. */
  private void report(RuleBook book) {
    PrintWriter err = spec.commandLine().getErr();
    for (RuleDocument refused : book.refused()) {
      err.println("akashi: " + RuleLines.refusal(refused));
    }
    err.flush();
  }
}
