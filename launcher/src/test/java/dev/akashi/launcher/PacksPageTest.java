package dev.akashi.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Follows {@code docs/packs.md} as a reader does: what it says to write and to type, it keeps. */
class PacksPageTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final long COMMAND_SECONDS_MAX = 60;
  private static final Pattern TESTS = Pattern.compile("-Dtest=(\\S+)");
  private static final Pattern SWITCHES = Pattern.compile("-D(akashi\\.\\w+)=write");

  @TempDir private Path desk;

  @Test
  void tenMinutesLeadToAPackThatIsTested() throws Exception {
    var page = PacksPage.read().section("Ten minutes to a first pack");
    writeThePack(page.blocks("yaml"));
    var commands = page.blocks("");
    assertThat(commands).hasSize(3);

    var document = typed(commands.get(0).code());
    assertThat(document.lines()).hasSize(1);
    assertHolds(JSON.readTree(document), JSON.readTree(page.blocks("json").getFirst().code()), "");

    var tested = typed(commands.get(1).code());
    var promised = page.blocks("text").getFirst().code();
    assertThat(tested.lines()).last().isEqualTo(promised.strip());
    assertThat(desk.resolve("my-catalog/packs/door-lock/cases/swipes.golden.json")).exists();

    // The golden document says the same as the document that the reader has seen.
    var golden =
        JSON.readTree(
            Files.readString(desk.resolve("my-catalog/packs/door-lock/cases/swipes.golden.json")));
    assertHolds(
        golden.path("a card opens the door"),
        JSON.readTree(page.blocks("json").getFirst().code()),
        "");
    assertThat(golden.at("/a card is refused/event/outcome").asString()).isEqualTo("failure");
    assertThat(golden.at("/a card is refused/akashi/controls").isMissingNode()).isTrue();
  }

  @Test
  void everyCommandOfThePageIsAccepted() throws IOException {
    var commands = PacksPage.read().commands();

    assertThat(commands).hasSizeGreaterThan(8);
    for (var command : commands) {
      assertThatCode(() -> Akashi.commandLine().parseArgs(command.toArray(String[]::new)))
          .as("./akashi " + String.join(" ", command))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void theTestsAndSwitchesThatItNamesExist() throws IOException {
    var builds =
        PacksPage.read().blocks("").stream()
            .map(PacksPage.Block::code)
            .filter(code -> code.contains("mvn "))
            .toList();

    assertThat(builds).hasSize(2);
    for (var build : builds) {
      var sources = new StringBuilder();
      for (var name : group(TESTS, build).getFirst().split(",")) {
        var test = "catalog/src/test/java/dev/akashi/catalog/pack/" + name + ".java";
        sources.append(Files.readString(PacksPage.root().resolve(test)));
      }
      assertThat(group(SWITCHES, build))
          .isNotEmpty()
          .allSatisfy(name -> assertThat(sources).contains("getProperty(\"" + name + "\")"));
    }
  }

  private void writeThePack(List<PacksPage.Block> files) throws IOException {
    assertThat(files).hasSize(3);
    var first = files.getFirst().before();
    var pack = desk.resolve(first.get(0)).resolve(first.get(1));
    for (var file : files) {
      var path = pack.resolve(file.file());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.code());
    }
    assertThat(pack.resolve("pack.yml")).exists();
  }

  /** Types the lines into a shell at a desk where {@code ./akashi} is this build. */
  private String typed(String commands) throws Exception {
    var akashi = desk.resolve("akashi");
    Files.writeString(
        akashi, "#!/bin/sh\nexec \"$AKASHI_JAVA\" -XX:TieredStopAtLevel=1 " + main() + " \"$@\"\n");
    Files.setPosixFilePermissions(akashi, PosixFilePermissions.fromString("rwx------"));
    var complaints = desk.resolve("complaints");
    var shell =
        new ProcessBuilder("sh", "-eu", "-c", commands)
            .directory(desk.toFile())
            .redirectError(complaints.toFile());
    shell
        .environment()
        .put("AKASHI_JAVA", Path.of(System.getProperty("java.home"), "bin/java").toString());
    shell.environment().put("AKASHI_CLASSES", System.getProperty("java.class.path"));
    shell.environment().remove("AKASHI_CATALOG");
    var out = desk.resolve("out");
    var process = shell.redirectOutput(out.toFile()).start();
    var ended = process.waitFor(COMMAND_SECONDS_MAX, TimeUnit.SECONDS);
    process.destroyForcibly();

    assertThat(ended).as("ended within %d s: %s", COMMAND_SECONDS_MAX, commands).isTrue();
    assertThat(process.exitValue()).as(commands + Files.readString(complaints)).isZero();
    return Files.readString(out, StandardCharsets.UTF_8);
  }

  private static String main() {
    return "-cp \"$AKASHI_CLASSES\" " + Akashi.class.getName();
  }

  /** Everything in {@code part} stands in {@code whole} too. */
  private static void assertHolds(JsonNode whole, JsonNode part, String place) {
    if (part.isObject()) {
      for (var member : part.properties()) {
        assertHolds(whole.path(member.getKey()), member.getValue(), place + "/" + member.getKey());
      }
    } else {
      assertThat(whole).as(place).isEqualTo(part);
    }
  }

  private static List<String> group(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(found -> found.group(1)).toList();
  }
}
