package dev.akashi.schemas;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.message.SchemaStore;

/**
 * Every schema that ever went over the wire, by fingerprint. A released file is never edited: a
 * change is a new file with the next number and a new line in {@code index.txt}.
 */
final class ReleasedSchemas implements SchemaStore {
  private final Map<Long, Schema> byFingerprint;

  private ReleasedSchemas(Map<Long, Schema> byFingerprint) {
    this.byFingerprint = Map.copyOf(byFingerprint);
  }

  static ReleasedSchemas load() {
    Map<Long, Schema> schemas = new LinkedHashMap<>();
    for (String name : names()) {
      Schema schema = new Schema.Parser().parse(text(name + ".avsc"));
      Schema other = schemas.putIfAbsent(SchemaNormalization.parsingFingerprint64(schema), schema);
      if (other != null) {
        throw new IllegalStateException(
            "released schemas "
                + name
                + " and an older one share a fingerprint: readers could not"
                + " tell them apart");
      }
    }
    return new ReleasedSchemas(schemas);
  }

  static List<String> names() {
    return text("index.txt").lines().filter(line -> !line.isBlank()).toList();
  }

  static String text(String file) {
    try (InputStream in = ReleasedSchemas.class.getResourceAsStream("released/" + file)) {
      if (in == null) {
        throw new IllegalStateException("released schema not on the class path: " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Schema findByFingerprint(long fingerprint) {
    // Avro's contract for "not known" is null; it turns that into MissingSchemaException.
    return byFingerprint.get(fingerprint);
  }
}
