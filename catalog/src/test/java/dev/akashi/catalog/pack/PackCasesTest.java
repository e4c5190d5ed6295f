package dev.akashi.catalog.pack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akashi.catalog.Catalog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every case of every pack, and whether every rule has cases. With {@code -Dakashi.golden=write}
 * the golden documents are written anew before they are compared: review their diff.
 */
class PackCasesTest {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  @BeforeAll
  static void writeGoldenWhenAsked() throws IOException {
    if ("write".equals(System.getProperty("akashi.golden"))) {
      for (var pack : Catalog.builtIn().packs()) {
        write(pack);
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> everyCaseComesOutAsItSays() {
    return packs().stream()
        .flatMap(
            pack ->
                pack.cases().stream()
                    .map(
                        example ->
                            DynamicTest.dynamicTest(
                                example.toString(),
                                () -> assertThat(PackCheck.run(pack, example)).isEmpty())));
  }

  @TestFactory
  Stream<DynamicTest> everyRuleHasACaseAndANearMiss() {
    return packs().stream()
        .map(
            pack ->
                DynamicTest.dynamicTest(
                    pack.id(), () -> assertThat(PackCheck.uncovered(pack)).isEmpty()));
  }

  private static List<Pack> packs() {
    if ("write".equals(System.getProperty("akashi.golden"))) {
      // The class path still holds the old documents; the overlay reads them from the sources.
      return Catalog.load(resources()).packs();
    }
    return Catalog.builtIn().packs();
  }

  private static void write(Pack pack) throws IOException {
    Map<String, Map<String, Object>> files = new LinkedHashMap<>();
    for (var example : pack.cases()) {
      var documents =
          files.computeIfAbsent(
              example.file().replace(".yml", CaseReader.GOLDEN), f -> new LinkedHashMap<>());
      if (pack.normalize(example.record()) instanceof Normalization.Normalized normalized) {
        documents.put(
            example.name(),
            JSON.readValue(
                new String(normalized.document(), StandardCharsets.UTF_8), Object.class));
      }
    }
    for (var file : files.entrySet()) {
      var path = resources().resolve("packs").resolve(file.getKey());
      Files.writeString(path, JSON.writeValueAsString(file.getValue()) + "\n");
    }
  }

  private static Path resources() {
    var root = System.getProperty("akashi.root", "..");
    return Path.of(root, "catalog/src/main/resources/dev/akashi/catalog");
  }
}
