package dev.akashi.launcher;

import dev.akashi.catalog.pack.Normalization;
import dev.akashi.catalog.pack.Pack;
import dev.akashi.catalog.pack.Records;
import dev.akashi.catalog.pack.TagChange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = {
      "Show which records of a file would gain or lose which tags between two versions of a pack.",
      "",
      "OLD and NEW are directories laid out as for AKASHI_CATALOG, each laid over what Akashi"
          + " ships, or folders of one pack, or the word \"shipped\". The file is cut into records"
          + " as OLD says. Differences are an answer and no failure: the exit code is 0.",
      "",
      "Example: ./akashi packs diff shipped my-catalog --pack linux-auth --on /var/log/auth.log",
      ""
    })
final class PacksDiffVerb implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "OLD", description = "Packs as they were.")
  String before = "";

  @Parameters(index = "1", paramLabel = "NEW", description = "Packs as they are to be.")
  String after = "";

  @Option(names = "--on", required = true, paramLabel = "FILE", description = "Past records.")
  Path file = Path.of("");

  @Option(
      names = "--pack",
      paramLabel = "ID",
      description = "What the records are; may be left out where OLD and NEW share one pack only.")
  @Nullable String pack;

  @Option(
      names = "--collected-at",
      paramLabel = "TIME",
      description = "When the records were collected, for both versions. Default: now.")
  String collectedAt = "";

  @Mixin RecordFacts facts = new RecordFacts();

  @Option(
      names = "--json",
      description = "Print one JSON object per record that changes and line, then the summary.")
  boolean json;

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    List<Pack> old = PackDirectories.packs("OLD", before);
    List<Pack> fresh = PackDirectories.packs("NEW", after);
    String id = pack == null ? onlyShared(old, fresh) : pack;
    var change = new PackChange(find("OLD", old, id), find("NEW", fresh, id));
    Instant at =
        collectedAt.isEmpty() ? Instant.now() : Reading.instant("--collected-at", collectedAt);
    var report = new DiffReport(spec.commandLine().getOut(), json);
    try (InputStream in = Inputs.open("--on", file)) {
      Records.read(change.before().framing(), in, taker(change, at, report));
    }
    report.end(change.before(), change.after());
    return 0;
  }

  /** One pack in two versions. */
  record PackChange(Pack before, Pack after) {}

  private Records.Taker taker(PackChange change, Instant at, DiffReport report) {
    return new Records.Taker() {
      @Override
      public void record(long number, byte[] payload) {
        var record = facts.record(payload, at);
        Normalization was = change.before().normalize(record);
        Normalization is = change.after().normalize(record);
        report.add(number, was, is, TagChange.between(was, is));
      }

      @Override
      public void tooLarge(long number, long lengthBytes) {
        report.tooLarge();
      }
    };
  }

  private static String onlyShared(List<Pack> old, List<Pack> fresh) {
    List<String> shared =
        old.stream()
            .map(Pack::id)
            .filter(id -> fresh.stream().anyMatch(pack -> pack.id().equals(id)))
            .toList();
    if (shared.size() != 1) {
      throw Failure.use(
          "--pack: expected it where OLD and NEW share "
              + (shared.isEmpty()
                  ? "no pack; OLD has " + ids(old) + ", NEW has " + ids(fresh)
                  : "several packs: " + String.join(", ", shared)));
    }
    return shared.getFirst();
  }

  private static Pack find(String side, List<Pack> packs, String id) {
    return packs.stream()
        .filter(pack -> pack.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                Failure.use(
                    "--pack: expected one of %s, which %s has, found %s"
                        .formatted(ids(packs), side, id)));
  }

  private static String ids(List<Pack> packs) {
    return packs.stream().map(Pack::id).collect(Collectors.joining(", "));
  }
}
