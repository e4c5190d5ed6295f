package dev.akashi.catalog.pack;

import dev.akashi.catalog.Catalog;
import dev.akashi.catalog.CatalogException;
import dev.akashi.catalog.Complaints;
import dev.akashi.catalog.Layer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.TreeMap;

/** A pack out of a few lines, for tests of the engine. */
record TestPack(Pack pack) {
  private static final String HEAD =
      """
      id: test
      version: 1.0.0
      title: {en: Test, ja: 試験}
      kind: log
      framing: lines
      logsource: {product: test}
      """;

  static TestPack of(String body) {
    var complaints = new Complaints();
    var files = new TreeMap<String, String>();
    files.put("test/pack.yml", HEAD + body);
    var packs = Packs.read(files, Catalog.builtIn().controls(), complaints);
    if (!complaints.isEmpty()) {
      throw new CatalogException(complaints.all());
    }
    return new TestPack(packs.getFirst());
  }

  Normalization normalize(String record) {
    return normalize(record.getBytes(StandardCharsets.UTF_8), "UTF-8");
  }

  Normalization normalize(byte[] record, String charset) {
    return pack.normalize(
        new RawRecord(
            record,
            charset,
            ZoneId.of("Asia/Tokyo"),
            Instant.parse("2026-11-22T03:10:00Z"),
            EnumSet.allOf(Layer.class),
            "system",
            null));
  }
}
