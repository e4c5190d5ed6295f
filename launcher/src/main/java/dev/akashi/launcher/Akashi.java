package dev.akashi.launcher;

import dev.akashi.launcher.text.Screen;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line. */
@Command(
    name = "akashi",
    mixinStandardHelpOptions = true,
    versionProvider = Akashi.Version.class,
    synopsisSubcommandLabel = "VERB",
    description = {
      "Turns what systems already do (logs, change tickets, access reviews, attestations) into"
          + " audit evidence per guideline control.",
      ""
    },
    commandListHeading = "Verbs:%n",
    footer = {
      "",
      "New here?  ./akashi demo        shows everything at work, with samples",
      "           ./akashi VERB --help explains one verb",
      "",
      "Exit code: 0 good, 1 a check failed, 2 bad use.",
      "AKASHI_DATA names the data directory; AKASHI_KAFKA and AKASHI_ELASTICSEARCH name servers of"
          + " yours, and nothing is started in their place."
    },
    subcommands = {
      DemoVerb.class,
      UpVerb.class,
      DownVerb.class,
      DoctorVerb.class,
      StatusVerb.class,
      WatchVerb.class,
      EvidenceVerb.class,
      ControlsVerb.class,
      CoverageVerb.class,
      SourcesVerb.class,
      CollectVerb.class,
      NormalizeVerb.class,
      RulesVerb.class,
      PacksVerb.class,
      CatalogVerb.class,
      ExpectationsVerb.class,
      BacktestVerb.class,
      SetupVerb.class,
      AppVerb.class
    })
public final class Akashi implements Callable<Integer> {
  @Spec private CommandSpec spec;

  private Akashi() {}

  /** Runs one verb and ends the process with its exit code. */
  public static void main(String[] args) {
    CommandLine command = commandLine();
    int exitCode = command.execute(args);
    command.getOut().flush();
    System.exit(exitCode);
  }

  static CommandLine commandLine() {
    return new CommandLine(new Akashi())
        .setUsageHelpWidth(Math.clamp(Screen.columns(), 60, 120))
        .setParameterExceptionHandler(Akashi::badUse)
        .setExecutionExceptionHandler(Akashi::failed);
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return Failure.BAD_USE;
  }

  private static int badUse(ParameterException e, String[] args) {
    PrintWriter err = e.getCommandLine().getErr();
    err.println("akashi: " + e.getMessage());
    UnmatchedArgumentException.printSuggestions(e, err);
    err.println("See ./" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
    return Failure.BAD_USE;
  }

  private static int failed(Exception e, CommandLine command, ParseResult parsed) {
    return Complaint.print(e, command.getErr());
  }

  /** The version of this build, as the jar says. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Akashi.class.getPackage().getImplementationVersion();
      return new String[] {"akashi " + (version == null ? "(development build)" : version)};
    }
  }
}
