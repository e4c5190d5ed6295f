package dev.akashi.devservices;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Where everything of one installation lives on this machine: the data of the servers, logs, ports,
 * the password. While it is open, no other process can open it.
 */
public final class DataDirectory implements AutoCloseable {
  static final int VERSION = 1;
  private static final String VERSION_FILE = "akashi-data-version";
  private static final String LOCK_FILE = "lock";

  /**
   * What this JVM has open. POSIX drops a lock when its process closes any descriptor of the file,
   * so the lock file of these must not even be read.
   */
  private static final Set<Path> OPEN_HERE = ConcurrentHashMap.newKeySet();

  private final Path root;
  private final FileChannel channel;

  private DataDirectory(Path root, FileChannel channel) {
    this.root = root;
    this.channel = channel;
  }

  /**
   * {@code $AKASHI_DATA}; else /var/lib/akashi for root, whose home other users cannot enter; else
   * {@code $XDG_DATA_HOME/akashi} or ~/.local/share/akashi.
   */
  public static Path defaultFor(Map<String, String> environment) {
    return defaultFor(environment, Account.isRoot());
  }

  static Path defaultFor(Map<String, String> environment, boolean root) {
    String given = environment.getOrDefault("AKASHI_DATA", "");
    if (!given.isBlank()) {
      return Path.of(given).toAbsolutePath().normalize();
    }
    if (root) {
      return Path.of("/var/lib/akashi");
    }
    String dataHome = environment.getOrDefault("XDG_DATA_HOME", "");
    return dataHome.isBlank()
        ? Path.of(System.getProperty("user.home"), ".local", "share", "akashi")
        : Path.of(dataHome, "akashi");
  }

  /**
   * Opens the directory, creating it where it is missing.
   *
   * @throws CannotStartException when another process has it open, when it belongs to another
   *     version of Akashi or to somebody else, or when it cannot be written
   */
  public static DataDirectory open(Path root) {
    Path absolute = root.toAbsolutePath().normalize();
    try {
      Files.createDirectories(absolute);
      checkVersion(absolute);
      FileChannel channel = lock(absolute);
      Permissions.passable(absolute);
      var opened = new DataDirectory(absolute, channel);
      Files.writeString(absolute.resolve(VERSION_FILE), VERSION + "\n");
      Permissions.ownerOnly(opened.logs());
      return opened;
    } catch (IOException e) {
      throw new CannotStartException(
          "Cannot use the data directory "
              + absolute
              + " ("
              + e
              + "). Make it writable, or name another one in AKASHI_DATA.",
          e);
    }
  }

  /** The process that has the directory open, if one has. Changes nothing. */
  public static OptionalLong holder(Path root) {
    if (OPEN_HERE.contains(root.toAbsolutePath().normalize())) {
      return OptionalLong.of(ProcessHandle.current().pid());
    }
    Path file = root.resolve(LOCK_FILE);
    if (!Files.exists(file)) {
      return OptionalLong.empty();
    }
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      FileLock free = channel.tryLock();
      return free == null ? OptionalLong.of(pidIn(file)) : OptionalLong.empty();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  public Path root() {
    return root;
  }

  /** Logs of the children, {@code <name>.log}. */
  public Path logs() {
    return root.resolve("logs");
  }

  /** A directory for an app to keep its state in, created where it is missing. */
  public Path state(String app) {
    try {
      return Permissions.ownerOnly(root.resolve("state").resolve(app));
    } catch (IOException e) {
      throw new CannotStartException("Cannot create a directory in " + root + ": " + e, e);
    }
  }

  /** Lets others open the directory. Close it after everything that works in it has ended. */
  @Override
  public void close() {
    try {
      channel.close();
      OPEN_HERE.remove(root);
    } catch (IOException e) {
      throw new CannotStartException("Cannot give up the lock of " + root + ": " + e, e);
    }
  }

  private static void checkVersion(Path root) throws IOException {
    Path file = root.resolve(VERSION_FILE);
    if (Files.exists(file)) {
      String found = Files.readString(file).strip();
      if (!found.equals(Integer.toString(VERSION))) {
        throw new CannotStartException(
            "%s holds data of version %s, but this Akashi reads version %d. Use the Akashi that wrote it, or name another directory in AKASHI_DATA."
                .formatted(root, found, VERSION));
      }
      return;
    }
    try (Stream<Path> content = Files.list(root)) {
      if (content.anyMatch(entry -> !entry.endsWith(LOCK_FILE))) {
        throw new CannotStartException(
            "%s is not empty and not a data directory of Akashi (it has no file %s). Name an empty or new directory in AKASHI_DATA."
                .formatted(root, VERSION_FILE));
      }
    }
  }

  private static FileChannel lock(Path root) throws IOException {
    if (!OPEN_HERE.add(root)) {
      throw alreadyRunning(root, ProcessHandle.current().pid());
    }
    Path file = root.resolve(LOCK_FILE);
    var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (channel.tryLock() == null) {
      channel.close();
      OPEN_HERE.remove(root);
      throw alreadyRunning(root, pidIn(file));
    }
    channel.truncate(0);
    var pid = Long.toString(ProcessHandle.current().pid()) + "\n";
    channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)), 0);
    return channel;
  }

  private static CannotStartException alreadyRunning(Path root, long pid) {
    return new CannotStartException(
        "Akashi is already running on %s (process %d). Stop it first (./akashi down), or name another directory in AKASHI_DATA."
            .formatted(root, pid));
  }

  private static long pidIn(Path file) throws IOException {
    String text = Files.readString(file).strip();
    return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
  }
}
