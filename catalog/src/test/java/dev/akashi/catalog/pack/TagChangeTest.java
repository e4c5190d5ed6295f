package dev.akashi.catalog.pack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akashi.catalog.CatalogDirectory;
import dev.akashi.catalog.Layer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TagChangeTest {
  private static final String SUCCESS =
      "{\"id\":\"e1\",\"at\":\"2026-11-22T03:00:00Z\",\"result\":\"success\"}";

  @TempDir private Path folder;
  private DoorPack door;
  private Pack before;

  @BeforeEach
  void aPack() throws Exception {
    door = DoorPack.in(folder);
    before = pack();
  }

  @Test
  void theSameTagsAreNoChange() throws Exception {
    door.write("pack.yml", DoorPack.DEFINITION.replace("1.0.0", "1.0.1"));

    assertThat(change(SUCCESS)).isEmpty();
  }

  @Test
  void aRuleThatTurnsRoundGainsAndLoses() throws Exception {
    door.write("rules/entry.yml", DoorPack.RULE.replace("polarity: supports", "polarity: context"));

    var change = change(SUCCESS).orElseThrow();

    assertThat(change.id()).isEqualTo("e1");
    assertThat(change.occurredAt()).isEqualTo("2026-11-22T03:00:00Z");
    assertThat(change.gained())
        .containsExactly(new Claim("mic:IV.4.4.3", Polarity.CONTEXT, "door-entry"));
    assertThat(change.lost())
        .containsExactly(new Claim("mic:IV.4.4.3", Polarity.SUPPORTS, "door-entry"));
  }

  @Test
  void aRecordThatBecomesUnreadableLosesItsTagsAndSaysWhy() throws Exception {
    door.write("pack.yml", DoorPack.DEFINITION.replace("required: [id]", "required: [door]"));

    var change = change(SUCCESS).orElseThrow();

    assertThat(change.lost()).hasSize(1);
    assertThat(change.oldReason()).isNull();
    assertThat(change.newReason()).isEqualTo(Reason.MISSING_FIELD);
    assertThat(change.occurredAt()).isNotNull();
  }

  @Test
  void whatNeitherCanReadIsNoChange() throws Exception {
    door.write("pack.yml", DoorPack.DEFINITION.replace("required: [id]", "required: [door]"));

    assertThat(change("no JSON")).isEmpty();
  }

  private Optional<TagChange> change(String record) {
    var raw =
        new RawRecord(
            record.getBytes(StandardCharsets.UTF_8),
            "UTF-8",
            ZoneOffset.UTC,
            Instant.parse("2026-11-22T03:10:00Z"),
            EnumSet.allOf(Layer.class),
            "",
            null);
    return TagChange.between(before.normalize(raw), pack().normalize(raw));
  }

  private Pack pack() {
    return CatalogDirectory.open(folder).packs().getFirst();
  }
}
