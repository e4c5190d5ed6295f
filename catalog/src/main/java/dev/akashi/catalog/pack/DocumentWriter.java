package dev.akashi.catalog.pack;

import dev.akashi.catalog.Controls;
import dev.akashi.catalog.Layer;
import dev.akashi.catalog.pack.TimeReader.Time;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;

/**
 * Writes the normal form of a document, once: ECS fields by name, then {@code akashi}, whose last
 * member is {@code origin}. The bytes depend on nothing but the record and the version of the pack.
 */
final class DocumentWriter {
  /** In the order in which a document has them. */
  private static final List<String> SECTIONS =
      List.of("details", "change", "review", "attestation", "people", "session", "subject");

  private final String pack;
  private final String version;
  private final Kind kind;
  private final Controls controls;

  DocumentWriter(String pack, String version, Kind kind, Controls controls) {
    this.pack = pack;
    this.version = version;
    this.kind = kind;
    this.controls = controls;
  }

  /** The bytes, and how many of them stand before the origin. */
  record Written(byte[] document, int contentLength) {}

  Written write(
      Reading reading,
      Time occurred,
      @Nullable Period effective,
      List<Tag> tags,
      RawRecord record) {
    var out = new Bytes();
    int content;
    try (var json =
        JsonWriting.JSON.createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8)) {
      var fields = new TreeMap<>(reading.draft().root());
      var sections = fields.remove("akashi") instanceof Map<?, ?> map ? map : Map.of();
      json.writeStartObject();
      JsonWriting.members(json, fields);
      json.writeName("akashi");
      json.writeStartObject();
      json.writeStringProperty("kind", kind.id());
      json.writeStringProperty("pack", pack);
      json.writeStringProperty("pack_version", version);
      json.writeBooleanProperty("time_inferred", occurred.inferred());
      writeControls(json, tags);
      writeTags(json, tags);
      if (effective != null) {
        JsonWriting.member(json, "effective", effective.members());
      }
      for (var section : SECTIONS) {
        JsonWriting.member(json, section, sections.get(section));
      }
      JsonWriting.member(json, "notes", List.copyOf(reading.notes()));
      json.flush();
      content = out.size();
      writeOrigin(json, record);
      json.writeEndObject();
      json.writeEndObject();
    }
    return new Written(out.toByteArray(), content);
  }

  private void writeControls(JsonGenerator json, List<Tag> tags) {
    if (tags.isEmpty()) {
      return;
    }
    json.writeName("controls");
    json.writeStartObject();
    writeIds(json, "all", tags);
    for (var polarity : Polarity.values()) {
      writeIds(json, polarity.id(), tags.stream().filter(t -> t.polarity() == polarity).toList());
    }
    json.writeEndObject();
  }

  private void writeIds(JsonGenerator json, String name, List<Tag> tags) {
    var ids = new TreeSet<>(controls.byOrder());
    tags.forEach(tag -> ids.add(tag.control()));
    JsonWriting.member(json, name, List.copyOf(ids));
  }

  private static void writeTags(JsonGenerator json, List<Tag> tags) {
    if (tags.isEmpty()) {
      return;
    }
    json.writeName("tags");
    json.writeStartArray();
    for (var tag : tags) {
      json.writeStartObject();
      json.writeStringProperty("control", tag.control());
      json.writeStringProperty("polarity", tag.polarity().id());
      json.writeStringProperty("pack", tag.pack());
      json.writeStringProperty("version", tag.version());
      json.writeStringProperty("rule", tag.rule());
      json.writeStringProperty("rule_title", tag.ruleTitle());
      json.writeStringProperty("rationale", tag.rationale().en());
      json.writeStringProperty("rationale_ja", tag.rationale().ja());
      json.writeName("matched");
      json.writeStartArray();
      for (var matched : tag.matched()) {
        json.writeStartObject();
        JsonWriting.member(json, "field", matched.field());
        json.writeStringProperty("value", matched.value());
        json.writeStringProperty("condition", matched.condition());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeOrigin(JsonGenerator json, RawRecord record) {
    var origin = record.origin();
    if (origin == null) {
      return;
    }
    json.writeName("origin");
    json.writeStartObject();
    json.writeStringProperty("event_id", origin.eventId());
    json.writeStringProperty("stream", origin.stream());
    json.writeNumberProperty("sequence", origin.sequence());
    json.writeStringProperty("source", origin.source());
    json.writeStringProperty("system", record.system());
    JsonWriting.member(json, "layers", record.layers().stream().sorted().map(Layer::id).toList());
    json.writeStringProperty("position", origin.position());
    json.writeStringProperty("collected_at", TimeReader.UTC_MILLIS.format(record.collectedAt()));
    json.writeStringProperty("zone", record.zone().getId());
    // Names have a dot and so never meet the members above.
    JsonWriting.members(json, origin.attributes());
    json.writeEndObject();
  }

  /** Knows its size without a copy. */
  private static final class Bytes extends ByteArrayOutputStream {
    Bytes() {
      super(4096);
    }
  }
}
