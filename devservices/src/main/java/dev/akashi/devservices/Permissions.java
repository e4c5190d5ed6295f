package dev.akashi.devservices;

import static java.nio.file.attribute.PosixFilePermission.GROUP_EXECUTE;
import static java.nio.file.attribute.PosixFilePermission.GROUP_READ;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_EXECUTE;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_EXECUTE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Who may read what; never left to the umask of whoever typed the command. */
final class Permissions {
  private Permissions() {}

  static Path ownerOnly(Path directory) throws IOException {
    return set(directory, "rwx------");
  }

  /** Others may pass through to what is theirs, but not list. */
  static Path passable(Path directory) throws IOException {
    return set(directory, "rwx--x--x");
  }

  static void openToAll(Path path) throws IOException {
    var permissions = Files.getPosixFilePermissions(path);
    permissions.add(GROUP_READ);
    permissions.add(OTHERS_READ);
    if (permissions.contains(OWNER_EXECUTE)) {
      permissions.add(GROUP_EXECUTE);
      permissions.add(OTHERS_EXECUTE);
    }
    Files.setPosixFilePermissions(path, permissions);
  }

  private static Path set(Path directory, String permissions) throws IOException {
    Files.createDirectories(directory);
    return Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(permissions));
  }
}
