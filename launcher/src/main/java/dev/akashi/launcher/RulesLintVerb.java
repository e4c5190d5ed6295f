package dev.akashi.launcher;

import dev.akashi.launcher.rules.RuleBook;
import dev.akashi.launcher.rules.RuleDocument;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "lint",
    mixinStandardHelpOptions = true,
    description = {
      "Say for every rule whether it loads and, if not, why: path:line:column, a stable code, what"
          + " was expected and what was found. All rules are checked together, so ids that two"
          + " rules share and filters for rules that are not there show, too.",
      "",
      "One line per rule, further problems of the same rule indented below it. Exit code 1 when any"
          + " is refused; warnings leave it 0.",
      "",
      "Example: ./akashi rules lint my-catalog/packs/door-lock/rules",
      ""
    })
final class RulesLintVerb implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "DIR",
      description =
          "Searched, with all directories in it, for *.yml and *.yaml; links are followed, names"
              + " that begin with a dot left out. Or one file.")
  Path given = Path.of(".");

  @Option(
      names = "--json",
      description =
          "Print one JSON object per rule and line: path, id, loaded, the first problem or warning"
              + " as code, message, line, column (null without), the others as more.")
  boolean json;

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    RuleBook book = RuleBooks.read("DIR", given);
    PrintWriter out = spec.commandLine().getOut();
    for (RuleDocument document : book.documents()) {
      if (json) {
        out.println(RuleLines.json(document));
      } else {
        RuleLines.text(document).forEach(out::println);
      }
    }
    if (!json) {
      out.println(RuleLines.summary(book.documents()));
    }
    return book.refused().isEmpty() ? 0 : Failure.CHECK_FAILED;
  }
}
