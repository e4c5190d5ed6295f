package dev.akashi.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akashi.catalog.pack.DoorPack;
import dev.akashi.catalog.pack.Pack;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogDirectoryTest {
  @TempDir private Path directory;

  @Test
  void packsInACatalogueLieOverTheShippedOnes() throws Exception {
    DoorPack.in(directory.resolve("packs/door"));
    var shipped = Catalog.builtIn().pack("linux-auth").orElseThrow();
    Files.createDirectories(directory.resolve("packs/linux-auth/rules"));
    Files.writeString(
        directory.resolve("packs/linux-auth/rules/own.yml"),
        DoorPack.RULE.replace("product: door", "product: linux"));

    var opened = CatalogDirectory.open(directory);

    assertThat(opened.packs()).extracting(Pack::id).containsExactly("door", "linux-auth");
    assertThat(opened.packs().getLast().rules()).hasSize(shipped.rules().size() + 1);
    assertThat(opened.folder("door")).isEqualTo(directory.resolve("packs/door"));
  }

  @Test
  void aFolderOfOnePackStandsByItselfWhateverItIsCalled() throws Exception {
    var old = directory.resolve("door of last year");
    DoorPack.in(old);

    var opened = CatalogDirectory.open(old);

    assertThat(opened.packs()).extracting(Pack::id).containsExactly("door");
    assertThat(opened.folder("door")).isEqualTo(old);
  }

  @Test
  void mistakesInAPackAreNamedWithTheirPlace() throws Exception {
    DoorPack.in(directory).write("pack.yml", DoorPack.DEFINITION.replace("lines", "lins"));

    assertThatThrownBy(() -> CatalogDirectory.open(directory).packs())
        .isInstanceOf(CatalogException.class)
        .hasMessageStartingWith("door/pack.yml:5:10: framing: expected lines");
  }

  @Test
  void whereNoPacksAreItSaysWhatItLookedFor() {
    assertThatThrownBy(() -> CatalogDirectory.open(directory))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "expected a directory with packs/<id>/... or with a pack.yml in it, found neither in "
                + directory);
    assertThatThrownBy(() -> CatalogDirectory.open(directory.resolve("none")))
        .hasMessageEndingWith("found nothing at " + directory.resolve("none"));
  }
}
