package dev.akashi.launcher.running;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a running Akashi tells the other verbs: where its parts are. Readable by the owner only.
 *
 * @param pid the process that keeps all others
 * @param startedAt when that process started, to tell it from a later one with the same number
 * @param console address of the console, without a slash at its end
 * @param collector address of the collector's HTTP door, without a slash at its end
 * @param kafka bootstrap servers
 * @param elasticsearch URL
 * @param data the data directory in use
 * @param config the akashi.yml in use
 * @param processes process numbers by name, the servers among them where they were started
 */
public record RunFile(
    long pid,
    String startedAt,
    String console,
    String collector,
    String kafka,
    String elasticsearch,
    String data,
    String config,
    Map<String, Long> processes) {
  private static final String NAME = "run.json";
  private static final JsonMapper JSON = new JsonMapper();

  public RunFile {
    processes = new LinkedHashMap<>(processes);
  }

  /** The Akashi that runs on {@code data}, if one does. */
  static Optional<RunFile> in(Path data) {
    return read(data.resolve(NAME)).filter(RunFile::isAlive);
  }

  void write(Path data) throws IOException {
    Path part = data.resolve(NAME + ".part");
    Files.deleteIfExists(part);
    Files.createFile(
        part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(part, JSON.writeValueAsString(this));
    Files.move(
        part,
        data.resolve(NAME),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  static void delete(Path data) throws IOException {
    Files.deleteIfExists(data.resolve(NAME));
  }

  /** When process {@code pid} started, as this system tells it; empty text when it does not. */
  static String startOf(ProcessHandle process) {
    return process.info().startInstant().map(Object::toString).orElse("");
  }

  /** The process that keeps all others, while it lives. */
  public Optional<ProcessHandle> process() {
    return ProcessHandle.of(pid).filter(found -> startOf(found).equals(startedAt));
  }

  private boolean isAlive() {
    return process().isPresent();
  }

  private static Optional<RunFile> read(Path file) {
    try {
      @Nullable RunFile found =
          Files.isReadable(file) ? JSON.readValue(Files.readString(file), RunFile.class) : null;
      return Optional.ofNullable(found);
    } catch (IOException | JacksonException e) {
      return Optional.empty(); // of another version, or gone this very moment: not running
    }
  }
}
