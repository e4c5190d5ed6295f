package dev.akashi.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is known of a document beside it: our own clocks and the digests. It is spliced into the
 * bytes of the document as the last member of {@code akashi}, and taken out of them exactly, so
 * that the digests of the document hold for ever.
 *
 * @param conflictsWith the evidence id that other content holds; null where there is no conflict
 * @param integrityAlarm whether there is a conflict although the pack promises that content never
 *     changes
 * @param occurredAtImplausible whether occurredAt is so far from collectedAt that the document is
 *     filed under collectedAt
 */
public record Custody(
    String evidenceId,
    Instant normalizedAt,
    Instant indexedAt,
    String documentDigest,
    String contentDigest,
    String rawDigest,
    @Nullable String conflictsWith,
    boolean integrityAlarm,
    boolean occurredAtImplausible) {

  private static final JsonMapper JSON = new JsonMapper();
  // Quotes inside JSON strings are escaped, so these bytes only ever stand where the member starts.
  private static final byte[] START = ",\"custody\":{".getBytes(StandardCharsets.UTF_8);
  private static final byte[] END = "}}".getBytes(StandardCharsets.UTF_8);

  /**
   * The document with the custody inside.
   *
   * @throws IllegalArgumentException when the document does not end with the {@code akashi} member
   */
  public static byte[] splice(byte[] document, Custody custody) {
    if (!endsWithAkashi(document)) {
      throw new IllegalArgumentException("document: expected it to end with }}");
    }
    byte[] member = custody.member();
    int head = document.length - END.length;
    byte[] spliced = Arrays.copyOf(document, document.length + member.length);
    System.arraycopy(member, 0, spliced, head, member.length);
    System.arraycopy(END, 0, spliced, head + member.length, END.length);
    return spliced;
  }

  /**
   * The document that was given to {@link #splice}.
   *
   * @throws IllegalArgumentException when there is no custody in these bytes
   */
  public static byte[] strip(byte[] source) {
    int start = lastIndexOf(source, START);
    if (start < 0 || !endsWithAkashi(source)) {
      throw new IllegalArgumentException("source: expected akashi.custody as its last member");
    }
    byte[] document = Arrays.copyOf(source, start + END.length);
    System.arraycopy(END, 0, document, start, END.length);
    return document;
  }

  /** Whether a custody can be spliced into this document. */
  static boolean endsWithAkashi(byte[] document) {
    int length = document.length;
    return length > 2 && document[length - 1] == '}' && document[length - 2] == '}';
  }

  /** Reads the custody of a parsed document. */
  public static Custody of(JsonNode document) {
    JsonNode custody = document.path("akashi").path("custody");
    return new Custody(
        custody.path("evidence_id").asString(""),
        Instant.parse(custody.path("normalized_at").asString()),
        Instant.parse(custody.path("indexed_at").asString()),
        custody.path("document_digest").asString(""),
        custody.path("content_digest").asString(""),
        custody.path("raw_digest").asString(""),
        custody.hasNonNull("conflicts_with") ? custody.path("conflicts_with").asString() : null,
        custody.path("integrity_alarm").asBoolean(false),
        custody.path("occurred_at_implausible").asBoolean(false));
  }

  private byte[] member() {
    ObjectNode node =
        JSON.createObjectNode()
            .put("evidence_id", evidenceId)
            .put("normalized_at", normalizedAt.toString())
            .put("indexed_at", indexedAt.toString())
            .put("document_digest", documentDigest)
            .put("content_digest", contentDigest)
            .put("raw_digest", rawDigest);
    if (conflictsWith != null) {
      node.put("conflicts_with", conflictsWith);
    }
    if (integrityAlarm) {
      node.put("integrity_alarm", true);
    }
    if (occurredAtImplausible) {
      node.put("occurred_at_implausible", true);
    }
    byte[] object = JSON.writeValueAsBytes(node);
    byte[] member = Arrays.copyOf(START, START.length - 1 + object.length);
    System.arraycopy(object, 0, member, START.length - 1, object.length);
    return member;
  }

  private static int lastIndexOf(byte[] bytes, byte[] wanted) {
    for (int at = bytes.length - wanted.length; at >= 0; at--) {
      if (Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
        return at;
      }
    }
    return -1;
  }
}
