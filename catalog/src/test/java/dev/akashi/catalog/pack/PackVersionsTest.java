package dev.akashi.catalog.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akashi.catalog.Catalog;
import dev.akashi.catalog.CatalogDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A change to a rule or a mapping shows in the version of its pack, which stands on every tag. With
 * {@code -Dakashi.versions=write} the versions are recorded before they are compared; a content
 * that changed under the same version is refused then too.
 */
class PackVersionsTest {
  private static final RecordedVersions SHIPPED =
      new RecordedVersions(
          Path.of(
              System.getProperty("akashi.root", ".."),
              "catalog/src/main/resources/dev/akashi/catalog/packs/versions.tsv"));

  @TempDir private Path folder;
  private DoorPack door;
  private RecordedVersions recorded;

  @BeforeEach
  void aRecordedPack() throws IOException {
    door = DoorPack.in(folder.resolve("door"));
    recorded = new RecordedVersions(folder.resolve("versions.tsv"));
    assertThat(recorded.write(packs())).isEmpty();
  }

  @Test
  void everyShippedPackIsWhatItsVersionSays() throws IOException {
    var packs = Catalog.builtIn().packs();
    if ("write".equals(System.getProperty("akashi.versions"))) {
      assertThat(SHIPPED.write(packs)).isEmpty();
    }

    assertThat(SHIPPED.complaints(packs)).isEmpty();
  }

  @Test
  void commentsLayoutAndCasesAreNoChange() throws IOException {
    door.write(
        "pack.yml", "# Doors\n\n" + DoorPack.DEFINITION.replace("kind: log", "kind:   'log' # x"));
    door.write("cases/swipes.yml", DoorPack.CASES.replace("a card is", "the card is"));

    assertThat(recorded.complaints(packs())).isEmpty();
  }

  @Test
  void neitherIsWhereAPackDiffersFromOthers() throws IOException {
    door.write(
        "pack.yml",
        DoorPack.DEFINITION + "differs: [{field: user.name, reason: a card is no name}]\n");

    assertThat(recorded.complaints(packs())).isEmpty();
  }

  @Test
  void aRuleThatChangesNeedsAHigherVersion() throws IOException {
    door.write("rules/entry.yml", DoorPack.RULE.replace("success", "failure"));
    var refusal = "door: pack.yml or rules/ changed; expected a version above 1.0.0, found 1.0.0";

    assertThat(recorded.complaints(packs())).containsExactly(refusal);
    assertThat(recorded.write(packs())).containsExactly(refusal);
    assertThat(recorded.complaints(packs())).containsExactly(refusal);
  }

  @Test
  void soDoesARuleThatComesOrGoesAndTheOrderOfAMapping() throws IOException {
    var before = digest();
    door.write("rules/never.yml", DoorPack.RULE.replace("door-entry", "door-never"));
    assertThat(digest()).isNotEqualTo(before);

    Files.delete(folder.resolve("door/rules/never.yml"));
    assertThat(digest()).isEqualTo(before);

    door.write(
        "pack.yml",
        DoorPack.DEFINITION.replace(
            "event.outcome: result, user.name: card", "user.name: card, event.outcome: result"));
    assertThat(digest()).isNotEqualTo(before);
  }

  @Test
  void aHigherVersionIsRecordedAndNoneGoesBack() throws IOException {
    door.write(
        "pack.yml",
        DoorPack.DEFINITION.replace("door_swipe", "door_opened").replace("1.0.0", "1.10.0"));
    assertThat(recorded.complaints(packs()))
        .containsExactly(
            "door: expected 1.10.0 in versions.tsv, found 1.0.0; write the file with"
                + " -Dakashi.versions=write");
    assertThat(recorded.write(packs())).isEmpty();
    assertThat(recorded.complaints(packs())).isEmpty();

    door.write("pack.yml", DoorPack.DEFINITION.replace("1.0.0", "1.9.0"));
    assertThat(recorded.write(packs()))
        .containsExactly("door: expected version 1.10.0 or above, found 1.9.0");
  }

  @Test
  void rowsAndPacksAreTheSame() throws IOException {
    assertThat(recorded.complaints(List.of()))
        .containsExactly("door: stands in the file, and there is no such pack");

    Files.writeString(folder.resolve("versions.tsv"), "<<<<<<< ours\n");
    assertThatThrownBy(() -> recorded.complaints(packs()))
        .hasMessageContaining("expected pack, version and digest")
        .hasMessageContaining("<<<<<<< ours");
  }

  private String digest() {
    return packs().getFirst().contentDigest();
  }

  private List<Pack> packs() {
    return CatalogDirectory.open(folder.resolve("door")).packs();
  }
}
