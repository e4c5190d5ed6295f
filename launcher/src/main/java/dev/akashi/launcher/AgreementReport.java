package dev.akashi.launcher;

import dev.akashi.catalog.agreement.Agreement;
import dev.akashi.catalog.agreement.SourceAgreement;
import dev.akashi.catalog.agreement.SourceAgreement.Tally;
import dev.akashi.catalog.pack.NamedDifference;
import dev.akashi.launcher.text.Grid;
import dev.akashi.launcher.text.Screen;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Prints how far documents agree, per source and over all. */
final class AgreementReport {
  private static final JsonMapper JSON = new JsonMapper();

  private final PrintWriter out;

  AgreementReport(PrintWriter out) {
    this.out = out;
  }

  void tables(List<SourceAgreement> sources, boolean differences) {
    List<SourceAgreement> read = sources.stream().filter(s -> s.pack() != null).toList();
    for (SourceAgreement source : read) {
      table(source);
      source.notCompared().forEach(reason -> out.println("  not compared: " + plain(reason)));
      named(source, differences);
      if (differences) {
        source.differences().forEach(difference -> out.println("  " + plain(difference)));
      }
      out.println();
    }
    long compared = read.stream().filter(s -> s.total().share().isPresent()).count();
    out.println(
        "Mean over %d sources: %s, apart from named differences %s"
            .formatted(
                compared,
                percent(Agreement.mean(sources)),
                percent(Agreement.meanApartFromNamed(sources))));
    List<String> unread =
        sources.stream().filter(s -> s.pack() == null).map(SourceAgreement::source).toList();
    if (!unread.isEmpty()) {
      out.println(
          "No pack, so not compared and not in the mean: " + plain(String.join(", ", unread)));
    }
  }

  private void table(SourceAgreement source) {
    Tally total = source.total();
    out.println(
        "%s (pack %s): %d records, %d of them quarantined, agreement %s of %d values, apart from %d named differences %s"
            .formatted(
                plain(source.source()),
                source.pack(),
                source.records(),
                source.quarantined(),
                percent(total.share()),
                total.compared(),
                total.named(),
                percent(total.shareApartFromNamed())));
    var grid = new Grid("  FIELD", "AGREE", "DIFFER", "ABSENT", "NAMED");
    new TreeMap<>(source.fields()).forEach((field, tally) -> add(grid, field, tally));
    if (!source.fields().isEmpty()) {
      out.print(grid.render(Screen.columns()));
    }
  }

  private static void add(Grid grid, String field, Tally tally) {
    grid.row(
        "  " + field,
        Long.toString(tally.agree()),
        Long.toString(tally.differ()),
        Long.toString(tally.absent()),
        Long.toString(tally.named()));
  }

  private void named(SourceAgreement source, boolean differences) {
    source
        .named()
        .forEach(
            (difference, lines) -> {
              if (!lines.isEmpty()) {
                out.println(
                    "  named, %d times: %s: %s"
                        .formatted(lines.size(), subject(difference), plain(difference.reason())));
                if (differences) {
                  lines.forEach(line -> out.println("    " + plain(line)));
                }
              }
            });
  }

  private static String subject(NamedDifference difference) {
    return difference.unreadable() == null
        ? String.join(", ", new TreeSet<>(difference.fields()))
        : "records that are unreadable (%s)".formatted(difference.unreadable());
  }

  void json(List<SourceAgreement> sources) {
    sources.forEach(source -> out.println(line(source)));
    ObjectNode mean = JSON.createObjectNode().put("mean", share(Agreement.mean(sources)));
    mean.put("mean_apart_from_named", share(Agreement.meanApartFromNamed(sources)));
    out.println(JSON.writeValueAsString(mean));
  }

  private static String line(SourceAgreement source) {
    ObjectNode line = JSON.createObjectNode().put("source", source.source());
    line.put("pack", source.pack());
    line.put("records", source.records()).put("quarantined", source.quarantined());
    ObjectNode fields = line.putObject("fields");
    new TreeMap<>(source.fields())
        .forEach(
            (field, tally) ->
                fields
                    .putObject(field)
                    .put("agree", tally.agree())
                    .put("differ", tally.differ())
                    .put("absent", tally.absent())
                    .put("named", tally.named()));
    line.put("agreement", share(source.total().share()));
    line.put("agreement_apart_from_named", share(source.total().shareApartFromNamed()));
    var named = line.putArray("named");
    source
        .named()
        .forEach(
            (difference, lines) ->
                named
                    .addObject()
                    .put("subject", subject(difference))
                    .put("times", lines.size())
                    .put("reason", difference.reason()));
    var skipped = line.putArray("not_compared");
    source.notCompared().forEach(skipped::add);
    return JSON.writeValueAsString(line);
  }

  /** Null where nothing was compared: not known is not zero. */
  private static @Nullable Double share(OptionalDouble share) {
    return share.isPresent() ? Double.valueOf(share.getAsDouble()) : null;
  }

  private static String percent(OptionalDouble share) {
    return share.isPresent()
        ? String.format(Locale.ROOT, "%.1f %%", 100 * share.getAsDouble())
        : "unknown, nothing was compared";
  }

  // A record may hold what a terminal would obey.
  private static String plain(String text) {
    return text.replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ");
  }
}
