package dev.akashi.indexer;

import dev.akashi.schemas.Digests;
import dev.akashi.schemas.EventIds;
import dev.akashi.schemas.Evidence;
import dev.akashi.schemas.Kind;
import dev.akashi.schemas.Polarity;
import dev.akashi.schemas.Tag;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Synthetic evidence in the normal form that the normalizer writes. */
final class Samples {
  static final JsonMapper JSON = new JsonMapper();
  static final Instant COLLECTED = Instant.parse("2026-11-22T03:10:00.000Z");
  static final String STREAM = "bastion@test";

  private String stream = STREAM;
  private long sequence;
  private String evidenceId = "";
  private String system = "payments";
  private Instant occurredAt = Instant.parse("2026-11-22T03:04:05.678Z");
  private String text = "session opened for user root";
  private boolean immutable;
  private final List<Tag> tags = new ArrayList<>();
  private Consumer<ObjectNode> more = document -> {};

  static Samples event(long sequence) {
    Samples samples = new Samples();
    samples.sequence = sequence;
    samples.text = "session " + sequence + " opened for user root";
    return samples;
  }

  Samples stream(String value) {
    stream = value;
    return this;
  }

  Samples system(String value) {
    system = value;
    return this;
  }

  Samples id(String value) {
    evidenceId = value;
    return this;
  }

  Samples text(String value) {
    text = value;
    return this;
  }

  Samples at(String instant) {
    occurredAt = Instant.parse(instant);
    return this;
  }

  Samples immutable() {
    immutable = true;
    return this;
  }

  Samples tag(String control, Polarity polarity) {
    tags.add(new Tag(control, polarity, "rule-1"));
    return this;
  }

  Samples with(Consumer<ObjectNode> change) {
    more = change;
    return this;
  }

  Evidence evidence() {
    return evidence(document());
  }

  Evidence evidence(String document) {
    byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
    int origin = document.lastIndexOf(",\"origin\":");
    int content =
        origin < 0
            ? bytes.length
            : document.substring(0, origin).getBytes(StandardCharsets.UTF_8).length;
    String eventId = EventIds.eventId(stream, sequence);
    return Evidence.newBuilder()
        .setEvidenceId(evidenceId.isEmpty() ? eventId : evidenceId)
        .setEventId(eventId)
        .setStream(stream)
        .setSequence(sequence)
        .setSource("bastion")
        .setSystem(system)
        .setKind(Kind.LOG)
        .setPack("linux-auth")
        .setPackVersion("1.0.0")
        .setImmutable(immutable)
        .setOccurredAt(occurredAt)
        .setOccurredAtInferred(false)
        .setCollectedAt(COLLECTED)
        .setNormalizedAt(COLLECTED.plusSeconds(1))
        .setTags(tags)
        .setRawDigest(Digests.sha256Hex(text.getBytes(StandardCharsets.UTF_8)))
        .setContentDigest(Digests.sha256Hex(bytes, 0, content))
        .setDocumentDigest(Digests.sha256Hex(bytes))
        .setDocument(ByteBuffer.wrap(bytes))
        .build();
  }

  String document() {
    ObjectNode document =
        JSON.createObjectNode().put("@timestamp", occurredAt.toString()).put("message", text);
    document.putObject("event").put("original", text);
    more.accept(document);
    ObjectNode akashi = document.putObject("akashi");
    akashi.put("kind", "log").put("pack", "linux-auth").put("pack_version", "1.0.0");
    ObjectNode controls = akashi.putObject("controls");
    ids(controls, "all", null);
    ids(controls, "supports", Polarity.SUPPORTS);
    ids(controls, "contradicts", Polarity.CONTRADICTS);
    ids(controls, "context", Polarity.CONTEXT);
    akashi
        .putObject("origin")
        .put("event_id", EventIds.eventId(stream, sequence))
        .put("stream", stream)
        .put("sequence", sequence)
        .put("source", "bastion")
        .put("system", system)
        .put("log.offset", "17");
    return JSON.writeValueAsString(document);
  }

  private void ids(
      ObjectNode controls, String word, @org.jspecify.annotations.Nullable Polarity polarity) {
    var array = controls.putArray(word);
    tags.stream()
        .filter(tag -> polarity == null || tag.getPolarity() == polarity)
        .map(Tag::getControl)
        .distinct()
        .forEach(array::add);
  }
}
