package dev.akashi.launcher;

import dev.akashi.launcher.doctor.Examination;
import dev.akashi.launcher.doctor.Finding;
import dev.akashi.launcher.running.DataRoot;
import dev.akashi.launcher.running.Home;
import dev.akashi.launcher.text.Grid;
import dev.akashi.launcher.text.Screen;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Say what is wrong with this machine or with the Akashi that runs on it, and what to do.",
      "",
      "Exit code 0 when nothing is wrong, 1 otherwise. Changes nothing.",
      ""
    })
final class DoctorVerb implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<Finding> findings = Examination.of(DataRoot.find(), Home.find());
    var grid = new Grid("", "WHAT", "FOUND");
    findings.forEach(f -> grid.row(f.good() ? "ok" : "!!", f.subject(), f.found()));
    out.print(grid.render(Screen.columns()));
    List<Finding> wrong = findings.stream().filter(finding -> !finding.good()).toList();
    out.println();
    if (wrong.isEmpty()) {
      out.println("Nothing is wrong.");
      return 0;
    }
    for (Finding finding : wrong) {
      out.print(Grid.paragraph(finding.subject() + ": " + finding.remedy(), 0, Screen.columns()));
    }
    return Failure.CHECK_FAILED;
  }
}
