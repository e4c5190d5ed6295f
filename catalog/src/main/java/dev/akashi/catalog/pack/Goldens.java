package dev.akashi.catalog.pack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes the golden documents of a pack from what the pack makes of its cases now. */
public final class Goldens {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private Goldens() {}

  /**
   * Writes one golden file beside each file of cases that lies below {@code folder}; what the file
   * held before is gone. The diff of these files is the review of a change.
   *
   * @param folder the pack's own folder, in which {@code cases/} lies
   * @return the files whose content has changed
   */
  public static List<Path> write(Pack pack, Path folder) throws IOException {
    var changed = new ArrayList<Path>();
    for (var file : documents(pack).entrySet()) {
      var cases = folder.resolve(inPack(file.getKey()));
      if (!Files.isRegularFile(cases)) {
        continue; // cases that came from the shipped pack below an overlay are not ours to write
      }
      var golden = cases.resolveSibling(golden(String.valueOf(cases.getFileName())));
      var text = JSON.writeValueAsString(file.getValue()) + "\n";
      if (!Files.isRegularFile(golden) || !Files.readString(golden).equals(text)) {
        Files.writeString(golden, text);
        changed.add(golden);
      }
    }
    return changed;
  }

  private static Map<String, Map<String, Object>> documents(Pack pack) {
    var files = new LinkedHashMap<String, Map<String, Object>>();
    for (var example : pack.cases()) {
      var documents = files.computeIfAbsent(example.file(), file -> new LinkedHashMap<>());
      if (pack.normalize(example.record()) instanceof Normalization.Normalized normalized) {
        documents.put(
            example.name(),
            JSON.readValue(
                new String(normalized.document(), StandardCharsets.UTF_8), Object.class));
      }
    }
    return files;
  }

  private static String inPack(String file) {
    return file.substring(file.indexOf('/') + 1);
  }

  private static String golden(String cases) {
    return cases.substring(0, cases.length() - ".yml".length()) + CaseReader.GOLDEN;
  }
}
