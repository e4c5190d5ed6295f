package dev.akashi.catalog.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akashi.catalog.Catalog;
import dev.akashi.catalog.Control;
import dev.akashi.catalog.Layer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * The tables in {@code docs/coverage.md} are those of the shipped packs. With {@code
 * -Dakashi.coverage=write} they are written anew before they are compared: review their diff.
 */
class CoveragePageTest {
  private static final String MARK = "<!-- What follows is written by CoveragePageTest. -->\n";

  @Test
  void thePageSaysWhatThePacksCover() throws IOException {
    var page = Path.of(System.getProperty("akashi.root", ".."), "docs/coverage.md");
    var text = Files.readString(page);
    assertThat(text).contains(MARK);
    var words = text.substring(0, text.indexOf(MARK) + MARK.length());
    var now = words + tables(Coverage.of(Catalog.builtIn()));
    if ("write".equals(System.getProperty("akashi.coverage"))) {
      Files.writeString(page, now);
      text = now;
    }

    assertThat(text).as("docs/coverage.md; -Dakashi.coverage=write rewrites it").isEqualTo(now);
  }

  private static String tables(Coverage coverage) {
    var lines = new ArrayList<String>();
    lines.add("");
    lines.add("| part | level | automatic | partly | attestation | none | all |");
    lines.add("|---|---|---|---|---|---|---|");
    for (var part : Layer.values()) {
      for (var level : Control.Level.values()) {
        lines.add(
            total(coverage, part.id(), lower(level), c -> c.part() == part && c.level() == level));
      }
    }
    for (var level : Control.Level.values()) {
      lines.add(total(coverage, "all", lower(level), c -> c.level() == level));
    }
    lines.add(total(coverage, "all", "all", c -> true));
    lines.add("");
    lines.add("| control | level | coverage | supported by | contradicted by |");
    lines.add("|---|---|---|---|---|");
    coverage.controls().forEach(control -> lines.add(row(control)));
    return String.join("\n", lines) + "\n";
  }

  private static String total(
      Coverage coverage, String part, String level, Predicate<Control> asked) {
    var cells = new ArrayList<String>(List.of(part, level));
    var totals = coverage.totals(asked);
    for (var way : Way.values()) {
      cells.add(Long.toString(totals.getOrDefault(way, 0L)));
    }
    cells.add(Long.toString(totals.values().stream().mapToLong(Long::longValue).sum()));
    return line(cells);
  }

  private static String row(ControlCoverage covered) {
    var supporting = new ArrayList<>(covered.supporting());
    if (covered.attested()) {
      supporting.add("(attestation)");
    }
    return line(
        List.of(
            covered.control().id(),
            lower(covered.control().level()),
            covered.way().id(),
            String.join(", ", supporting),
            String.join(", ", covered.contradicting())));
  }

  private static String line(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
