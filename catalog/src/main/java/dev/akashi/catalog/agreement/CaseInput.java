package dev.akashi.catalog.agreement;

import com.google.re2j.Pattern;
import dev.akashi.catalog.pack.Framing;
import dev.akashi.catalog.pack.Records;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The records of a case, each in the forms in which a pack may know it. */
final class CaseInput {
  private static final JsonMapper JSON = new JsonMapper();

  private CaseInput() {}

  /**
   * The records in order.
   *
   * @return per record the texts to try, one after the other: what a shipper wraps into {@code
   *     message} is the record where its wrapping means nothing to the pack, and so is the first
   *     line of a group where the pack takes every line for a record
   */
  static List<List<byte[]>> read(Path folder, Framing framing, CaseSettings settings)
      throws IOException {
    var json = folder.resolve("input.json");
    if (Files.isRegularFile(json)) {
      return events(JSON.readTree(json).path("events"));
    }
    var text = Files.readString(folder.resolve("input.log"));
    return settings.firstLine() == null
        ? framed(framing, text)
        : grouped(framing, settings.firstLine(), text);
  }

  private static List<List<byte[]>> events(JsonNode events) {
    var records = new ArrayList<List<byte[]>>();
    for (var event : events) {
      var forms = new ArrayList<byte[]>();
      forms.add(bytes(event.toString()));
      for (var wrapped : List.of(event.at("/event/original"), event.path("message"))) {
        if (wrapped.isString()) {
          forms.add(bytes(wrapped.stringValue()));
        }
      }
      records.add(forms);
    }
    return records;
  }

  private static List<List<byte[]>> framed(Framing framing, String text) throws IOException {
    var records = new ArrayList<List<byte[]>>();
    Records.read(
        framing,
        new ByteArrayInputStream(bytes(text)),
        new Records.Taker() {
          @Override
          public void record(long number, byte[] payload) {
            records.add(List.of(payload));
          }

          @Override
          public void tooLarge(long number, long lengthBytes) {
            records.add(List.of());
          }
        });
    return records;
  }

  private static List<List<byte[]>> grouped(Framing framing, Pattern firstLine, String text) {
    var records = new ArrayList<List<byte[]>>();
    var record = new StringBuilder();
    for (var line : text.split("\n", -1)) {
      if (firstLine.matcher(line).find() && !record.isEmpty()) {
        records.add(forms(framing, record.toString().stripTrailing()));
        record.setLength(0);
      }
      record.append(record.isEmpty() ? "" : "\n").append(line);
    }
    if (!record.toString().isBlank()) {
      records.add(forms(framing, record.toString().stripTrailing()));
    }
    return records;
  }

  /** To a pack whose records are lines, the others' record is what its first line says. */
  private static List<byte[]> forms(Framing framing, String group) {
    int end = group.indexOf('\n');
    return end < 0 || !(framing instanceof Framing.Lines)
        ? List.of(bytes(group))
        : List.of(bytes(group), bytes(group.substring(0, end)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
