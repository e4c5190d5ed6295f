package dev.akashi.devservices;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * The account that the servers run under: the one of this process, or, when this process is root,
 * an unprivileged one. Elasticsearch refuses to run as root, and neither server needs to.
 */
final class Account {
  /**
   * Needs no useradd. Below 65536, so that it exists in rootless containers too; not `nobody`,
   * whose other processes could then read the evidence; outside the ranges that Debian and systemd
   * hand out.
   */
  static final int UNPRIVILEGED_ID = 60925;

  private final OptionalInt droppedTo;

  private Account(OptionalInt droppedTo) {
    this.droppedTo = droppedTo;
  }

  static Account forServers() {
    return isRoot()
        ? new Account(OptionalInt.of(UNPRIVILEGED_ID))
        : new Account(OptionalInt.empty());
  }

  static boolean isRoot() {
    return new UnixSystem().getUid() == 0;
  }

  /** What to put before a command so that it runs under this account. */
  List<String> prefix() {
    if (droppedTo.isEmpty()) {
      return List.of();
    }
    String id = Integer.toString(droppedTo.getAsInt());
    return List.of("setpriv", "--reuid=" + id, "--regid=" + id, "--clear-groups", "--");
  }

  /** Fails with what to install when commands cannot be run under this account. */
  void check() {
    if (droppedTo.isPresent() && !succeeds("true")) {
      throw new CannotStartException(
          "Akashi runs as root, but Elasticsearch must not, and `setpriv` (package util-linux),"
              + " which gives it another user, is missing or does not work here. Install"
              + " util-linux, or run Akashi as an ordinary user.");
    }
  }

  boolean canRead(Path file) {
    return droppedTo.isEmpty() || succeeds("test", "-r", file.toString());
  }

  boolean canEnter(Path directory) {
    return droppedTo.isEmpty() || succeeds("test", "-x", directory.toString());
  }

  /** Gives {@code directory} and all in it to this account. */
  void own(Path directory) throws IOException {
    if (droppedTo.isEmpty()) {
      return;
    }
    int id = droppedTo.getAsInt();
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes)
              throws IOException {
            return give(dir);
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            return give(file);
          }

          private FileVisitResult give(Path path) throws IOException {
            Files.setAttribute(path, "unix:uid", id, LinkOption.NOFOLLOW_LINKS);
            Files.setAttribute(path, "unix:gid", id, LinkOption.NOFOLLOW_LINKS);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private boolean succeeds(String... command) {
    var whole = new ArrayList<>(prefix());
    whole.addAll(List.of(command));
    try {
      Process process =
          new ProcessBuilder(whole)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
