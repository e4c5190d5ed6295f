package dev.akashi.console;

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
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Synthetic evidence in the normal form that the normalizer writes. */
final class TestEvidence {
  static final String STREAM = "bastion@test";
  private static final JsonMapper JSON = new JsonMapper();

  private final long sequence;
  private String id;
  private Instant occurredAt;
  private String user = "alice";
  private String action = "ssh_login";
  private String outcome = "success";
  private String host = "bastion-1";
  private String original = "Accepted publickey for alice from 203.0.113.5 port 50022 ssh2";
  private boolean inferred;
  private final List<Tag> tags = new ArrayList<>();

  private TestEvidence(long sequence, Instant occurredAt) {
    this.sequence = sequence;
    this.occurredAt = occurredAt;
    this.id = EventIds.eventId(STREAM, sequence);
  }

  static TestEvidence event(long sequence, String occurredAt) {
    return new TestEvidence(sequence, Instant.parse(occurredAt));
  }

  TestEvidence id(String value) {
    id = value;
    return this;
  }

  TestEvidence user(String value) {
    user = value;
    return this;
  }

  TestEvidence did(String value, String outcome) {
    this.action = value;
    this.outcome = outcome;
    return this;
  }

  TestEvidence on(String value) {
    host = value;
    return this;
  }

  TestEvidence original(String value) {
    original = value;
    return this;
  }

  TestEvidence inferred() {
    inferred = true;
    return this;
  }

  TestEvidence tag(String control, Polarity polarity) {
    tags.add(new Tag(control, polarity, "linux-auth-ssh"));
    return this;
  }

  Evidence build() {
    String document = document();
    byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
    int content =
        document
            .substring(0, document.lastIndexOf(",\"origin\":"))
            .getBytes(StandardCharsets.UTF_8)
            .length;
    Instant collectedAt = occurredAt.plusSeconds(3);
    return Evidence.newBuilder()
        .setEvidenceId(id)
        .setEventId(EventIds.eventId(STREAM, sequence))
        .setStream(STREAM)
        .setSequence(sequence)
        .setSource("bastion")
        .setSystem("payments-prod")
        .setKind(Kind.LOG)
        .setPack("linux-auth")
        .setPackVersion("1.0.0")
        .setImmutable(false)
        .setOccurredAt(occurredAt)
        .setOccurredAtInferred(inferred)
        .setCollectedAt(collectedAt)
        .setNormalizedAt(collectedAt.plusMillis(250))
        .setTags(tags)
        .setRawDigest(Digests.sha256Hex(original.getBytes(StandardCharsets.UTF_8)))
        .setContentDigest(Digests.sha256Hex(bytes, 0, content))
        .setDocumentDigest(Digests.sha256Hex(bytes))
        .setDocument(ByteBuffer.wrap(bytes))
        .build();
  }

  private String document() {
    ObjectNode document = JSON.createObjectNode().put("@timestamp", Times.wire(occurredAt));
    document.put("message", original);
    document
        .putObject("event")
        .put("action", action)
        .put("outcome", outcome)
        .put("original", original);
    document.putObject("host").put("name", host);
    document.putObject("source").put("ip", "203.0.113.5");
    document.putObject("user").put("name", user);
    ObjectNode akashi =
        document
            .putObject("akashi")
            .put("kind", "log")
            .put("pack", "linux-auth")
            .put("pack_version", "1.0.0")
            .put("time_inferred", inferred);
    controls(akashi.putObject("controls"));
    var array = akashi.putArray("tags");
    for (Tag tag : tags) {
      ObjectNode node =
          array
              .addObject()
              .put("control", tag.getControl())
              .put("polarity", Question.word(tag.getPolarity()))
              .put("pack", "linux-auth")
              .put("version", "1.0.0")
              .put("rule", tag.getRule())
              .put("rule_title", "Login with a key")
              .put("rationale", "A person is identified by an own key.")
              .put("rationale_ja", "個人の鍵で本人を識別しています。");
      node.putArray("matched")
          .addObject()
          .put("field", "event.action")
          .put("value", action)
          .put("condition", "selection: equals ssh_login");
    }
    akashi
        .putObject("origin")
        .put("event_id", EventIds.eventId(STREAM, sequence))
        .put("stream", STREAM)
        .put("sequence", sequence)
        .put("source", "bastion")
        .put("system", "payments-prod")
        .put("position", "f00d:" + sequence * 100)
        .put("collected_at", Times.wire(occurredAt.plusSeconds(3)))
        .put("zone", "Asia/Tokyo");
    return JSON.writeValueAsString(document);
  }

  private void controls(ObjectNode controls) {
    for (String name : List.of("all", "supports", "contradicts", "context")) {
      var array = controls.putArray(name);
      tags.stream()
          .filter(tag -> name.equals("all") || Question.word(tag.getPolarity()).equals(name))
          .map(Tag::getControl)
          .distinct()
          .forEach(array::add);
    }
  }
}
