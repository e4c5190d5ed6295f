package dev.akashi.catalog.pack;

import dev.akashi.catalog.CatalogException;
import dev.akashi.catalog.Complaints;
import dev.akashi.catalog.Controls;
import dev.akashi.catalog.Section;
import dev.akashi.sigma.yaml.YamlDocuments;
import dev.akashi.sigma.yaml.YamlMap;
import dev.akashi.sigma.yaml.YamlProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes packs out of their files. */
public final class Packs {
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
  static final String DEFINITION = "pack.yml";

  private Packs() {}

  /**
   * Reads all packs.
   *
   * @param files text by path, {@code <pack>/pack.yml} and what belongs to it
   * @param complaints takes all that is wrong; packs that could not be read are left out
   */
  public static List<Pack> read(
      SortedMap<String, String> files, Controls controls, Complaints complaints) {
    var byPack = new TreeMap<String, TreeMap<String, String>>();
    files.forEach(
        (path, text) -> {
          var slash = path.indexOf('/');
          if (slash > 0) {
            byPack
                .computeIfAbsent(path.substring(0, slash), id -> new TreeMap<>())
                .put(path.substring(slash + 1), text);
          }
        });
    var packs = new ArrayList<Pack>();
    byPack.forEach(
        (id, own) -> {
          var pack = pack(id, own, controls, complaints);
          if (pack != null) {
            packs.add(pack);
          }
        });
    return packs;
  }

  private static @Nullable Pack pack(
      String id, TreeMap<String, String> files, Controls controls, Complaints complaints) {
    var path = id + "/" + DEFINITION;
    var yaml = files.get(DEFINITION);
    if (yaml == null || !ID.matcher(id).matches()) {
      complaints.add(
          path,
          1,
          1,
          yaml == null
              ? "expected a file pack.yml in the folder of the pack, found none"
              : "expected a folder name of lower-case letters, digits and hyphens, at most 40");
      return null;
    }
    var definition = definition(id, path, yaml, complaints);
    if (definition == null) {
      return null;
    }
    var rules = new TreeMap<String, String>();
    below("rules/", files).forEach((name, text) -> rules.put(id + "/" + name, text));
    var tagging = new TaggingReader(controls, complaints).read(rules);
    return new Pack(
        definition,
        tagging,
        () -> cases(id, files, controls),
        () -> PackDigest.of(files),
        controls);
  }

  /** Examples are most of the text of a pack, and only those who check packs ever look at them. */
  private static List<PackCase> cases(String id, TreeMap<String, String> files, Controls controls) {
    var complaints = new Complaints();
    var cases = new ArrayList<PackCase>();
    var reader = new CaseReader(controls, complaints);
    below("cases/", files)
        .forEach(
            (name, text) ->
                cases.addAll(
                    reader.read(
                        id + "/" + name,
                        text,
                        files.get(name.replace(".yml", CaseReader.GOLDEN)))));
    if (!complaints.isEmpty()) {
      throw new CatalogException(complaints.all());
    }
    return cases;
  }

  private static Pack.@Nullable Definition definition(
      String id, String path, String yaml, Complaints complaints) {
    try {
      var documents = YamlDocuments.read(path, yaml);
      if (documents.size() == 1 && documents.getFirst() instanceof YamlMap map) {
        return PackReader.read(id, new Section(path, "", map, complaints));
      }
      complaints.add(path, 1, 1, "expected one map, found something else");
    } catch (YamlProblem problem) {
      complaints.add(problem);
    }
    return null;
  }

  /** Whether the file at this path inside a pack holds rules. */
  static boolean isRule(String path) {
    return isBelow("rules/", path);
  }

  private static boolean isBelow(String folder, String path) {
    return path.startsWith(folder) && path.endsWith(".yml");
  }

  private static SortedMap<String, String> below(String folder, TreeMap<String, String> files) {
    var found = new TreeMap<String, String>();
    files.forEach(
        (name, text) -> {
          if (isBelow(folder, name)) {
            found.put(name, text);
          }
        });
    return found;
  }
}
