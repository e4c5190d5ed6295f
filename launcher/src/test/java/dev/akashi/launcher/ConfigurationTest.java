package dev.akashi.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akashi.launcher.demo.Stage;
import dev.akashi.launcher.running.DataRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
  @TempDir Path directory;

  @Test
  void anExampleIsWrittenWhereThereIsNoneAndItCanBeUsed() {
    List<String> said = new ArrayList<>();

    Path file = Configuration.choose(null, new DataRoot(directory), said::add);

    assertThat(file).isEqualTo(directory.resolve("akashi.yml"));
    assertThat(said).singleElement().asString().contains(file.toString());
    assertThatCode(() -> Configuration.check(file)).doesNotThrowAnyException();
  }

  @Test
  void whatIsThereIsNeverOverwritten() throws IOException {
    Files.writeString(directory.resolve("akashi.yml"), "zone: UTC\n");

    Configuration.choose(null, new DataRoot(directory), line -> {});

    assertThat(directory.resolve("akashi.yml")).hasContent("zone: UTC\n");
  }

  @Test
  void aNamedFileMustBeThere() {
    Path missing = directory.resolve("other.yml");

    assertThatThrownBy(() -> Configuration.choose(missing, new DataRoot(directory), line -> {}))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("other.yml");
  }

  @Test
  void everyComplaintIsTold() throws IOException {
    Path file = directory.resolve("akashi.yml");
    Files.writeString(
        file,
        """
        zone: Moon/Base
        systems:
          a: {title: {en: A, ja: A}, layers: [attic]}
        sources: {}
        """);

    assertThatThrownBy(() -> Configuration.check(file))
        .hasMessageContaining("Moon/Base")
        .hasMessageContaining("attic");
  }

  @Test
  void theConfigurationOfTheDemoCanBeUsed() throws IOException {
    Stage stage = Stage.build(directory.resolve("demo"));

    assertThatCode(() -> Configuration.check(stage.config())).doesNotThrowAnyException();
  }
}
