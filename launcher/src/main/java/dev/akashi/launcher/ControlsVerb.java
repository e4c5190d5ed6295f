package dev.akashi.launcher;

import dev.akashi.catalog.Control;
import dev.akashi.catalog.Controls;
import dev.akashi.catalog.Counterparts;
import dev.akashi.catalog.Counterparts.Counterpart;
import dev.akashi.catalog.Framework;
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
      "With another framework: its ids, and the controls whose evidence supports them.",
      ""
    })
final class ControlsVerb implements Callable<Integer> {
  private static final String MIC = "mic";

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "ID",
      description = "As in III.1.1.12 or mic:III.1.1.12, or A.5.1 with another framework.")
  @Nullable String id;

  @Option(
      names = "--framework",
      paramLabel = "NAME",
      defaultValue = MIC,
      description =
          "mic: the MIC guideline for cloud services, 3rd edition (default). Or ismap, iso27001,"
              + " iso27002, iso27017, nist80053, csf: ids only, through the crosswalk.")
  String framework = MIC;

  @Option(names = "--json", description = "Print one JSON object per control and line.")
  boolean json;

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    Controls controls = Packs.catalog().controls();
    if (framework.equals(MIC)) {
      show(controls);
    } else {
      show(new Counterparts(framework(), controls));
    }
    return 0;
  }

  private void show(Controls controls) {
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
  }

  private void show(Counterparts counterparts) {
    List<Counterpart> asked =
        id == null ? counterparts.all() : List.of(find(counterparts, framework, id));
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      asked.forEach(one -> out.println(CounterpartLines.json(one)));
    } else {
      out.print(CounterpartLines.table(asked, Screen.columns()));
    }
  }

  private Framework framework() {
    return Framework.of(framework)
        .orElseThrow(
            () ->
                Failure.use(
                    "--framework: expected %s, %s, found %s"
                        .formatted(MIC, Framework.words(), framework)));
  }

  private static Counterpart find(Counterparts counterparts, String framework, String id) {
    return counterparts
        .find(id)
        .orElseThrow(
            () ->
                none(
                    "the crosswalk names no " + id + " of " + framework,
                    counterparts.suggest(id),
                    " --framework " + framework));
  }

  private static Control find(Controls controls, String id) {
    return controls
        .find(id)
        .orElseThrow(() -> none("no control is called " + id, controls.suggest(id), ""));
  }

  private static Failure none(String what, List<String> near, String options) {
    return Failure.use(
        what
            + (near.isEmpty()
                ? ". ./akashi controls" + options + " lists them"
                : ". Did you mean " + String.join(", ", near) + "?"));
  }
}
