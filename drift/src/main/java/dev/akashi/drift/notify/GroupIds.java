package dev.akashi.drift.notify;

import dev.akashi.schemas.Digests;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Ids of groups: incidents with one cause on one system. An id is the same on every instance and
 * after every restart, because it is made of what the incidents say.
 */
final class GroupIds {
  private static final int PART_CHARS = 16;

  // One hop that fails takes many sources along: they are one message, not one each.
  private static final Set<String> OF_ALL_SOURCES =
      Set.of(
          "collector-stopped",
          "broker-unreachable",
          "normalizer-behind",
          "indexer-rejecting",
          Incident.NOT_EVALUATED);

  private GroupIds() {}

  /**
   * What incidents of one group have in common: the system, the cause, and what it is about. A dead
   * source that hurts forty controls is one; two tickets are two. Where the cause is about nothing
   * in particular, the expectations that decided tell causes apart.
   */
  static String identity(Incident incident) {
    List<String> parts = new ArrayList<>(List.of(incident.system(), incident.cause()));
    if (!OF_ALL_SOURCES.contains(incident.cause())) {
      parts.add(incident.source() == null ? "" : incident.source());
      parts.add(incident.subject() == null ? "" : incident.subject());
      if (incident.source() == null && incident.subject() == null) {
        parts.addAll(incident.expectations());
      }
    }
    return digest(parts.stream());
  }

  /** The id of a group with this identity whose first incident is the given one. */
  static String of(String identity, Incident first) {
    return identity + "-" + digest(Stream.of(first.id()));
  }

  /** The identity of a group, out of its id. */
  static String identityOf(String group) {
    return group.substring(0, Math.max(0, group.indexOf('-')));
  }

  /** A short digest of texts, in their order. */
  static String digest(Stream<String> parts) {
    var bytes = new java.io.ByteArrayOutputStream();
    parts.forEach(
        part -> {
          bytes.writeBytes(part.getBytes(StandardCharsets.UTF_8));
          bytes.write(0); // no text of ours holds it: "a", "bc" and "ab", "c" differ
        });
    return Digests.sha256Hex(bytes.toByteArray()).substring(0, PART_CHARS);
  }
}
