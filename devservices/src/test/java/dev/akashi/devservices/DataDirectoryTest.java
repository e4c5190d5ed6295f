package dev.akashi.devservices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
  @TempDir Path root;

  @Test
  void liesWhereTheEnvironmentSays() {
    var environment = Map.of("AKASHI_DATA", "/srv/akashi", "XDG_DATA_HOME", "/home/a/data");

    assertThat(DataDirectory.defaultFor(environment, true)).isEqualTo(Path.of("/srv/akashi"));
    assertThat(DataDirectory.defaultFor(environment, false)).isEqualTo(Path.of("/srv/akashi"));
  }

  @Test
  void isNeverBelowTheHomeOfRoot() {
    assertThat(DataDirectory.defaultFor(Map.of("XDG_DATA_HOME", "/root/data"), true))
        .isEqualTo(Path.of("/var/lib/akashi"));
  }

  @Test
  void followsTheDesktopRulesForOthers() {
    assertThat(DataDirectory.defaultFor(Map.of("XDG_DATA_HOME", "/home/a/data"), false))
        .isEqualTo(Path.of("/home/a/data/akashi"));
    assertThat(DataDirectory.defaultFor(Map.of(), false))
        .isEqualTo(Path.of(System.getProperty("user.home"), ".local/share/akashi"));
  }

  @Test
  void isOpenedByOneAtATime() {
    long self = ProcessHandle.current().pid();
    try (var first = DataDirectory.open(root)) {
      assertThatThrownBy(() -> DataDirectory.open(root))
          .isInstanceOf(CannotStartException.class)
          .hasMessageContaining(root.toString())
          .hasMessageContaining("process " + self)
          .hasMessageContaining("./akashi down");
      assertThat(DataDirectory.holder(first.root())).hasValue(self);
    }
    assertThat(DataDirectory.holder(root)).isEmpty();
    DataDirectory.open(root).close();
  }

  @Test
  void ofAnotherVersionIsRefused() throws IOException {
    Files.writeString(root.resolve("akashi-data-version"), "7\n");

    assertThatThrownBy(() -> DataDirectory.open(root))
        .isInstanceOf(CannotStartException.class)
        .hasMessageContaining("version 7")
        .hasMessageContaining("AKASHI_DATA");
    assertThat(DataDirectory.holder(root)).isEmpty();
  }

  @Test
  void ofSomebodyElseIsRefusedAndLeftAlone() throws IOException {
    Files.writeString(root.resolve("thesis.txt"), "ten years of work");
    var before = Files.getPosixFilePermissions(root);

    assertThatThrownBy(() -> DataDirectory.open(root))
        .isInstanceOf(CannotStartException.class)
        .hasMessageContaining("not a data directory of Akashi");
    assertThat(root).isDirectoryNotContaining("glob:**lock");
    assertThat(Files.getPosixFilePermissions(root)).isEqualTo(before);
  }

  @Test
  void keepsItsContentFromOthers() throws IOException {
    try (var data = DataDirectory.open(root)) {
      assertThat(permissions(data.root())).isEqualTo("rwx--x--x");
      assertThat(permissions(data.logs())).isEqualTo("rwx------");
      assertThat(permissions(data.state("collector"))).isEqualTo("rwx------");
    }
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
