package dev.akashi.collector.http;

import dev.akashi.collector.outbox.DurableFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The keys that were used, in a file that only grows and is written anew when most of it is old.
 * Remembers the newest 100,000 keys of the last 7 days; a key older than that is a new key. Not
 * safe for use by many threads.
 */
final class IdempotencyKeys {
  private static final int KEYS_MAX = 100_000;
  private static final long AGE_MAX_MS = TimeUnit.DAYS.toMillis(7);

  private final Path file;
  private final Map<String, KeptAnswer> byKey = new LinkedHashMap<>();
  private int lines;

  IdempotencyKeys(Path file, long nowMs) throws IOException {
    this.file = file;
    if (Files.exists(file)) {
      // A torn last line is a key whose batch still lies in the outbox, with the key in it.
      for (String line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
        KeptAnswer.parse(line).ifPresent(this::remember);
      }
    }
    forget(nowMs);
    rewrite();
  }

  Optional<KeptAnswer> find(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  /** Returns when the key would survive a power cut; does nothing when it is kept already. */
  void keep(KeptAnswer answer) throws IOException {
    if (answer.equals(byKey.get(answer.key()))) {
      return;
    }
    try (var channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      long end = channel.size();
      try {
        channel.position(end);
        var line = ByteBuffer.wrap((answer.line() + "\n").getBytes(StandardCharsets.US_ASCII));
        while (line.hasRemaining()) {
          channel.write(line);
        }
        channel.force(true);
      } catch (IOException e) {
        channel.truncate(end); // else the next line would be glued to half of this one
        throw e;
      }
    }
    lines++;
    remember(answer);
    if (lines > 2 * KEYS_MAX) {
      forget(answer.atMs());
      rewrite();
    }
  }

  private void remember(KeptAnswer answer) {
    byKey.remove(answer.key());
    byKey.put(answer.key(), answer);
    if (byKey.size() > KEYS_MAX) {
      byKey.remove(byKey.keySet().iterator().next());
    }
  }

  private void forget(long nowMs) {
    byKey.values().removeIf(answer -> nowMs - answer.atMs() > AGE_MAX_MS);
  }

  private void rewrite() throws IOException {
    String text =
        byKey.values().stream().map(answer -> answer.line() + "\n").collect(Collectors.joining());
    DurableFile.write(file, text.getBytes(StandardCharsets.US_ASCII));
    lines = byKey.size();
  }
}
