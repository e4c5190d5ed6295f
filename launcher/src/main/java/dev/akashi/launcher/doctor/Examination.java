package dev.akashi.launcher.doctor;

import dev.akashi.launcher.running.DataRoot;
import dev.akashi.launcher.running.Home;
import dev.akashi.launcher.running.RunFile;
import java.util.ArrayList;
import java.util.List;

/** Looks at everything, whatever it finds on the way. */
public final class Examination {
  private Examination() {}

  /** All findings, the machine's first. Changes nothing. */
  public static List<Finding> of(DataRoot root, Home home) {
    var findings = new ArrayList<Finding>();
    findings.add(Machine.java());
    findings.add(Machine.memory());
    findings.add(Machine.mapCount());
    findings.add(Disk.software(home));
    findings.add(Disk.rights(root));
    findings.add(Disk.space(root));
    RunFile running = root.running().orElse(null);
    if (running == null) {
      findings.addAll(Ports.wanted());
      findings.add(Finding.good("Akashi", "not running; ./akashi up starts it"));
    } else {
      findings.addAll(Patient.examine(running));
    }
    return List.copyOf(findings);
  }
}
