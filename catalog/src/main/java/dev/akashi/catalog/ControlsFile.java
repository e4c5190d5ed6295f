package dev.akashi.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the tab-separated files of a framework. They are ours, so a slip in them is a bug. */
final class ControlsFile {
  private static final String FOLDER = "frameworks/mic-3/";

  private ControlsFile() {}

  /** Where the controls come from. */
  static DataHeader controlsHeader() {
    return DataHeader.of("controls.tsv", text("controls.tsv").lines().toList());
  }

  /** Where the counterparts in other frameworks come from. */
  static DataHeader crosswalkHeader() {
    return DataHeader.of("crosswalk.tsv", text("crosswalk.tsv").lines().toList());
  }

  static Controls read() {
    var crosswalks = new HashMap<String, Crosswalk>();
    for (var row : rows("crosswalk.tsv")) {
      crosswalks.put(cell(row, "id"), crosswalk(row));
    }
    var controls = new ArrayList<Control>();
    for (var row : rows("controls.tsv")) {
      controls.add(control(row, crosswalks));
    }
    return new Controls(controls, controlsHeader(), crosswalkHeader());
  }

  private static Control control(Map<String, String> row, Map<String, Crosswalk> crosswalks) {
    var id = cell(row, "id");
    var crosswalk = crosswalks.get(id);
    if (crosswalk == null) {
      throw new IllegalStateException("crosswalk.tsv has no row for " + id);
    }
    return new Control(
        "mic:" + id,
        Layer.of(cell(row, "part")).orElseThrow(),
        cell(row, "area_id"),
        cell(row, "area_ja"),
        Control.Level.valueOf(cell(row, "level").toUpperCase(Locale.ROOT)),
        new Phrase(cell(row, "title_en"), cell(row, "title_ja")),
        new Phrase(cell(row, "summary_en"), cell(row, "summary_ja")),
        crosswalk);
  }

  private static Crosswalk crosswalk(Map<String, String> row) {
    return new Crosswalk(
        list(row, "iso27002_2013"),
        list(row, "iso27017_2015"),
        list(row, "iso27001_2022_annex_a"),
        list(row, "nist_800_53_r5"),
        list(row, "nist_csf_2_0"),
        list(row, "ismap_criteria"),
        cell(row, "provenance"),
        Crosswalk.Confidence.valueOf(cell(row, "confidence").toUpperCase(Locale.ROOT)),
        cell(row, "note"));
  }

  private static List<String> list(Map<String, String> row, String column) {
    var cell = cell(row, column);
    return cell.isEmpty() ? List.of() : List.of(cell.split("\\s*;\\s*"));
  }

  private static String cell(Map<String, String> row, String column) {
    var cell = row.get(column);
    if (cell == null) {
      throw new IllegalStateException("no column " + column + " in " + row.keySet());
    }
    return cell.equals("-") ? "" : cell;
  }

  private static List<Map<String, String>> rows(String file) {
    var lines = text(file).lines().filter(line -> !line.startsWith("#")).toList();
    var header = lines.getFirst().split("\t");
    return lines.stream().skip(1).map(line -> row(file, header, line)).toList();
  }

  private static Map<String, String> row(String file, String[] header, String line) {
    var cells = line.split("\t", -1);
    if (cells.length != header.length) {
      throw new IllegalStateException(
          "%s: expected %d cells, found %s".formatted(file, header.length, Arrays.asList(cells)));
    }
    var row = new LinkedHashMap<String, String>();
    for (int i = 0; i < cells.length; i++) {
      row.put(header[i], cells[i]);
    }
    return row;
  }

  private static String text(String file) {
    try (InputStream in = ControlsFile.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new IllegalStateException("resource " + FOLDER + file + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
