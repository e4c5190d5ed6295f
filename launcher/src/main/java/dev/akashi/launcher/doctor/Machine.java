package dev.akashi.launcher.doctor;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** Java, memory and limits of this machine. */
final class Machine {
  private static final long NEEDED_BYTES = 3L << 30;
  private static final long MAP_COUNT_NEEDED = 262_144;
  private static final Path MAP_COUNT = Path.of("/proc/sys/vm/max_map_count");

  private Machine() {}

  static Finding java() {
    String found = Runtime.version() + " in " + System.getProperty("java.home");
    return Runtime.version().feature() >= 25
        ? Finding.good("Java", found)
        : Finding.bad("Java", found, "Akashi needs a JDK 25; set JAVA_HOME to one.");
  }

  static Finding memory() {
    if (!(ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean machine)) {
      return Finding.good("memory", "not known on this platform");
    }
    String found =
        "%.1f GiB, %d processors"
            .formatted(machine.getTotalMemorySize() / (double) (1L << 30), processors());
    return machine.getTotalMemorySize() >= NEEDED_BYTES
        ? Finding.good("memory", found)
        : Finding.bad(
            "memory",
            found,
            "All parts together take about 3 GiB. Give this machine more, or name an Elasticsearch"
                + " elsewhere in AKASHI_ELASTICSEARCH.");
  }

  // Only a loopback-bound Elasticsearch starts with less; it warns, and large indices suffer.
  static Finding mapCount() {
    try {
      if (!Files.isReadable(MAP_COUNT)) {
        return Finding.good("vm.max_map_count", "not known on this platform");
      }
      long found = Long.parseLong(firstLine(MAP_COUNT));
      return found >= MAP_COUNT_NEEDED
          ? Finding.good("vm.max_map_count", Long.toString(found))
          : Finding.good(
              "vm.max_map_count",
              found + " (enough on one machine; a cluster wants " + MAP_COUNT_NEEDED + ")");
    } catch (IOException | NumberFormatException e) {
      return Finding.good("vm.max_map_count", "cannot be read");
    }
  }

  // A file of /proc/sys answers the first read only, so that read must be large enough.
  private static String firstLine(Path file) throws IOException {
    try (var reader = Files.newBufferedReader(file)) {
      return String.valueOf(reader.readLine()).strip();
    }
  }

  private static int processors() {
    return Runtime.getRuntime().availableProcessors();
  }
}
