package dev.akashi.launcher;

import dev.akashi.catalog.Control;
import dev.akashi.catalog.Controls;
import dev.akashi.launcher.text.Screen;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "controls",
    mixinStandardHelpOptions = true,
    description = {
      "Show the controls of the guideline and, while Akashi is running, how much evidence each"
          + " has.",
      "",
      "With an ID: all that is known of that control, with its counterparts in other frameworks.",
      ""
    })
final class ControlsVerb implements Callable<Integer> {
  private static final String MIC = "mic";

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "ID",
      description = "As in III.1.1.12 or mic:III.1.1.12.")
  @Nullable String id;

  @Option(
      names = "--framework",
      paramLabel = "NAME",
      defaultValue = MIC,
      description = "mic: the MIC guideline for cloud services, 3rd edition (default).")
  String framework = MIC;

  @Option(names = "--json", description = "Print one JSON object per control and line.")
  boolean json;

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    if (!framework.equals(MIC)) {
      throw Failure.use("--framework: expected mic, found " + framework);
    }
    Controls controls = Packs.catalog().controls();
    List<Control> asked = id == null ? controls.all() : List.of(find(controls, id));
    Optional<EvidenceCounts> counts = Running.find().map(EvidenceCounts::ask);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      asked.forEach(control -> out.println(ControlLines.json(control, counts)));
    } else if (id == null) {
      out.print(ControlLines.table(asked, counts, Screen.columns()));
    } else {
      out.print(ControlLines.detail(asked.getFirst(), counts, Screen.columns()));
    }
    return 0;
  }

  private static Control find(Controls controls, String id) {
    return controls
        .find(id)
        .orElseThrow(
            () -> {
              List<String> near = controls.suggest(id);
              return Failure.use(
                  "no control is called "
                      + id
                      + (near.isEmpty()
                          ? ". ./akashi controls lists them"
                          : ". Did you mean " + String.join(", ", near) + "?"));
            });
  }
}
