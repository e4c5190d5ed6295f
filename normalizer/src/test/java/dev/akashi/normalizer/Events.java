package dev.akashi.normalizer;

import dev.akashi.schemas.Kind;
import dev.akashi.schemas.SourceEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Events as a collector would send them. */
final class Events {
  static final String LOGIN =
      "Nov 22 12:04:05 bastion-1 sshd[4711]: Accepted publickey for aiko from 192.0.2.10 port 50022"
          + " ssh2: ED25519 SHA256:Zm9vYmFyYmF6";

  private Events() {}

  static SourceEvent authLog(long sequence, String line) {
    return authLog("bastion@1a2b3c4d", sequence, line);
  }

  static SourceEvent authLog(String stream, long sequence, String line) {
    return SourceEvent.newBuilder()
        .setStream(stream)
        .setSequence(sequence)
        .setSource("bastion")
        .setSystem("payments")
        .setLayers(List.of("common", "saas", "paas-iaas"))
        .setKind(Kind.LOG)
        .setPack("linux-auth")
        .setPosition("f:0011aabb+" + sequence * 100)
        .setOrigin(Map.of("log.file.path", "/var/log/auth.log"))
        .setCollectedAt(Instant.parse("2026-11-22T03:04:05.678Z"))
        .setZone("Asia/Tokyo")
        .setCharset("UTF-8")
        .setPayload(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)))
        .build();
  }
}
