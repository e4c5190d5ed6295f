package dev.akashi.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * One run of {@code bin/akashi} of the exploded distribution.
 *
 * @param out what it printed
 * @param err what it complained of
 */
record CommandRun(int exitCode, String out, String err) {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  static Path home() {
    return Path.of(System.getProperty("akashi.root"), "launcher", "target", "akashi");
  }

  static CommandRun of(Path data, String input, String... args)
      throws IOException, InterruptedException {
    return within(TIMEOUT, data, input, args);
  }

  static CommandRun within(Duration timeout, Path data, String input, String... args)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(home().resolve("bin/akashi").toString()));
    command.addAll(List.of(args));
    var builder = new ProcessBuilder(command);
    builder.environment().put("AKASHI_DATA", data.toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    var out = text(process.getInputStream());
    var err = text(process.getErrorStream());
    try (var in = process.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.UTF_8));
    }
    if (!process.waitFor(timeout)) {
      process.destroy();
      process.waitFor(Duration.ofSeconds(60));
    }
    return new CommandRun(process.exitValue(), out.join(), err.join());
  }

  List<String> lines() {
    return out.lines().toList();
  }

  private static CompletableFuture<String> text(InputStream stream) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
          } catch (IOException e) {
            return "(unreadable: " + e + ")";
          }
        });
  }
}
