package dev.akashi.normalizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akashi.catalog.Catalog;
import dev.akashi.normalizer.EventNormalizer.Outcome.Passed;
import dev.akashi.normalizer.EventNormalizer.Outcome.Refused;
import dev.akashi.schemas.Defect;
import dev.akashi.schemas.Digests;
import dev.akashi.schemas.Evidence;
import dev.akashi.schemas.Hop;
import dev.akashi.schemas.Quarantined;
import dev.akashi.schemas.SourceEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class EventNormalizerTest {
  private static final Instant NOW = Instant.parse("2026-11-22T03:04:06Z");
  private final EventNormalizer normalizer =
      new EventNormalizer(Catalog.builtIn(), Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void aLineOfAuthLogBecomesEvidenceThatKeepsItsIdentity() {
    SourceEvent event = Events.authLog(7, Events.LOGIN);

    Evidence evidence = ((Passed) normalizer.normalize(event)).evidence();

    assertThat(evidence.getEventId()).isEqualTo("bastion@1a2b3c4d-000000000007");
    assertThat(evidence.getEvidenceId()).isEqualTo(evidence.getEventId());
    assertThat(evidence.getSystem()).isEqualTo("payments");
    assertThat(evidence.getNormalizedAt()).isEqualTo(NOW);
    assertThat(evidence.getRawDigest())
        .isEqualTo(Digests.sha256Hex(Events.LOGIN.getBytes(StandardCharsets.UTF_8)));
    assertThat(evidence.getDocumentDigest())
        .isEqualTo(Digests.sha256Hex(evidence.getDocument().array()));
    assertThat(evidence.getTags()).anyMatch(tag -> tag.getControl().equals("mic:III.1.1.12"));
  }

  @Test
  void aRedeliveryGivesTheSameBytes() {
    SourceEvent event = Events.authLog(7, Events.LOGIN);

    var first = ((Passed) normalizer.normalize(event)).evidence();
    var second = ((Passed) normalizer.normalize(event)).evidence();

    assertThat(second.getDocument()).isEqualTo(first.getDocument());
  }

  // What stands beside the origin of two equal lines is equal; the documents are not.
  @Test
  void equalLinesAtTwoPositionsAreTwoEventsWithOneContent() {
    var first = ((Passed) normalizer.normalize(Events.authLog(7, Events.LOGIN))).evidence();
    var second = ((Passed) normalizer.normalize(Events.authLog(8, Events.LOGIN))).evidence();

    assertThat(second.getEvidenceId()).isNotEqualTo(first.getEvidenceId());
    assertThat(second.getContentDigest()).isEqualTo(first.getContentDigest());
    assertThat(second.getDocumentDigest()).isNotEqualTo(first.getDocumentDigest());
  }

  @Test
  void anUnreadableLineGoesToQuarantineWithItsReason() {
    Quarantined refused =
        ((Refused) normalizer.normalize(Events.authLog(9, "what is this?"))).quarantined();

    assertThat(refused.getHop()).isEqualTo(Hop.NORMALIZER);
    assertThat(refused.getReason()).isEqualTo("NO_PATTERN");
    assertThat(refused.getSequence()).isEqualTo(9);
    assertThat(refused.getHead())
        .isEqualTo(ByteBuffer.wrap("what is this?".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aDefectOfTheCollectorKeepsItsHopLengthAndDigest() {
    SourceEvent event = Events.authLog(10, "the first bytes");
    event.setDefect(new Defect("TOO_LARGE", "a record of 104857600 bytes", 104_857_600L, "00ff"));

    Quarantined refused = ((Refused) normalizer.normalize(event)).quarantined();

    assertThat(refused.getHop()).isEqualTo(Hop.COLLECTOR);
    assertThat(refused.getReason()).isEqualTo("TOO_LARGE");
    assertThat(refused.getLength()).isEqualTo(104_857_600L);
    assertThat(refused.getDigest()).isEqualTo("00ff");
  }

  @Test
  void anEventOfAPackThatIsNotHereWaitsInQuarantine() {
    SourceEvent event = Events.authLog(11, Events.LOGIN);
    event.setPack("no-such-pack");

    Quarantined refused = ((Refused) normalizer.normalize(event)).quarantined();

    assertThat(refused.getReason()).isEqualTo("UNKNOWN_PACK");
    assertThat(refused.getMessage()).contains("no-such-pack");
  }

  @Test
  void aZoneThatIsNoneIsAFaultOfOursAndHoldsUpNothing() {
    SourceEvent event = Events.authLog(12, Events.LOGIN);
    event.setZone("Mars/Olympus");

    Quarantined refused = ((Refused) normalizer.normalize(event)).quarantined();

    assertThat(refused.getReason()).isEqualTo("PACK_FAULT");
  }
}
