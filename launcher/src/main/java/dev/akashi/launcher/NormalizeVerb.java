package dev.akashi.launcher;

import dev.akashi.catalog.pack.Pack;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "normalize",
    mixinStandardHelpOptions = true,
    description = {
      "Turn raw records into evidence documents, one JSON document per record and line, in the"
          + " order of the input. Needs no server and keeps nothing.",
      "",
      "A record that cannot be read becomes one line"
          + " {\"quarantine\":{\"reason\":...,\"message\":...}}.",
      "",
      "Example: ./akashi normalize --pack linux-auth /var/log/auth.log",
      ""
    })
final class NormalizeVerb implements Callable<Integer> {
  private static final int OUT_BYTES = 64 * 1024;

  @Mixin Reading reading = new Reading();

  @Option(
      names = "--collected-at",
      paramLabel = "TIME",
      description =
          "When the records were collected; decides what they leave out, such as the year. Default:"
              + " now.")
  String collectedAt = "";

  @Option(names = "--pretty", description = "Print documents on many lines, for reading.")
  boolean pretty;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FILE",
      description = "Records to read; standard input when absent or \"-\".")
  @Nullable Path file;

  @Override
  public Integer call() throws IOException {
    Pack pack = Packs.only(reading.pack);
    Instant at =
        collectedAt.isEmpty() ? Instant.now() : Reading.instant("--collected-at", collectedAt);
    var normalizing =
        new Normalizing(
            pack, reading.charsetName(), reading.zoneId(), at, reading.layerSet(), pretty);
    var out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), OUT_BYTES);
    try (InputStream in = Inputs.open("FILE", file)) {
      normalizing.run(in, out);
      return 0;
    } catch (Normalizing.ReaderGone e) {
      return 0; // as in ... | head: nobody wants the rest
    }
  }
}
