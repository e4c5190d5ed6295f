package dev.akashi.launcher.doctor;

import dev.akashi.launcher.running.ConsoleApi;
import dev.akashi.launcher.running.ConsoleApi.Health;
import dev.akashi.launcher.running.RunFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An Akashi that runs: its processes, and what its parts say of themselves. */
final class Patient {
  private Patient() {}

  static List<Finding> examine(RunFile running) {
    var findings = new ArrayList<Finding>();
    findings.add(
        Finding.good(
            "Akashi", "running (process " + running.pid() + "), console " + running.console()));
    running.processes().forEach((name, pid) -> findings.add(process(name, pid)));
    Health health = new ConsoleApi(running.console()).health();
    health.parts().forEach(part -> findings.add(part(part)));
    return findings;
  }

  private static Finding process(String name, long pid) {
    String subject = name + " (process)";
    if (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty()) {
      return Finding.bad(
          subject,
          "process " + pid + " has ended",
          "It is started again by itself; if it keeps ending, the end of logs/"
              + name
              + ".log in the data directory says why.");
    }
    return Finding.good(
        subject, "process " + pid + resident(pid).map(mib -> ", " + mib + " MiB").orElse(""));
  }

  private static Finding part(Health.Part part) {
    String found = part.status() + (part.message().isEmpty() ? "" : ": " + part.message());
    return part.status().equals("ok")
        ? Finding.good(part.name(), found)
        : Finding.bad(
            part.name(),
            found,
            "If it does not pass within a minute, look at logs/" + part.name() + ".log.");
  }

  /** Memory that the process and its children hold, where the platform tells. */
  private static Optional<Long> resident(long pid) {
    return ProcessHandle.of(pid)
        .map(
            top ->
                residentKiB(pid)
                    + top.descendants().mapToLong(child -> residentKiB(child.pid())).sum())
        .filter(kib -> kib > 0)
        .map(kib -> kib / 1024);
  }

  private static long residentKiB(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .map(line -> line.replaceAll("\\D", ""))
          .mapToLong(Long::parseLong)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }
}
