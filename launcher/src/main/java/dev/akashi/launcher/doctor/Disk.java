package dev.akashi.launcher.doctor;

import dev.akashi.launcher.running.DataRoot;
import dev.akashi.launcher.running.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The software on disk, the data directory, and the room in it. */
final class Disk {
  private static final long NEEDED_BYTES = 2L << 30;
  // Elasticsearch stops writing when less than a twentieth is free, whatever that is in bytes.
  private static final int FREE_PERCENT_NEEDED = 6;

  private Disk() {}

  static Finding software(Home home) {
    Path servers = home.directory().resolve("servers");
    return Files.isDirectory(servers) && Files.isDirectory(home.directory().resolve("lib"))
        ? Finding.good("software", home.directory().toString())
        : Finding.bad(
            "software",
            "lib or servers is missing in " + home.directory(),
            "Unpack the archive again, or in a source tree delete launcher/target and start"
                + " ./akashi.");
  }

  static Finding rights(DataRoot root) {
    Path existing = nearestExisting(root.directory());
    String found = root.directory() + (existing.equals(root.directory()) ? "" : " (not there yet)");
    return Files.isDirectory(existing) && Files.isWritable(existing)
        ? Finding.good("data directory", found)
        : Finding.bad(
            "data directory",
            found + ", not writable",
            "Make "
                + existing
                + " writable for this user, or name another directory in AKASHI_DATA.");
  }

  static Finding space(DataRoot root) {
    Path existing = nearestExisting(root.directory());
    try {
      var store = Files.getFileStore(existing);
      long free = store.getUsableSpace();
      long percent = 100 * free / Math.max(1, store.getTotalSpace());
      String found = "%.1f GiB free, %d %%".formatted(free / (double) (1L << 30), percent);
      return free >= NEEDED_BYTES && percent >= FREE_PERCENT_NEEDED
          ? Finding.good("disk", found)
          : Finding.bad(
              "disk",
              found,
              "Free some: Akashi wants 2 GiB, and Elasticsearch stops writing below "
                  + FREE_PERCENT_NEEDED
                  + " % free.");
    } catch (IOException e) {
      return Finding.bad(
          "disk", "cannot be read: " + e.getMessage(), "Check the disk of " + existing);
    }
  }

  private static Path nearestExisting(Path path) {
    Path found = path.toAbsolutePath();
    while (!Files.exists(found) && found.getParent() != null) {
      found = found.getParent();
    }
    return found;
  }
}
