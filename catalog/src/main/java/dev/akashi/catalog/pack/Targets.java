package dev.akashi.catalog.pack;

import dev.akashi.catalog.Nearest;
import dev.akashi.catalog.Section;
import dev.akashi.sigma.yaml.YamlMap;
import java.util.ArrayList;
import java.util.Set;
import java.util.TreeSet;

/** Where a pack may write: fields of ECS, sections of {@code akashi}, and below its own name. */
final class Targets {
  /** Fields that every document gets from us; what a pack wrote there would be lost. */
  private static final Set<String> OURS =
      Set.of("@timestamp", "ecs.version", "event.dataset", "event.original");

  private final String ownPrefix;

  /**
   * @param pack id of the pack; below it, underscores for hyphens, the pack may write what it likes
   *     unless ECS has a field set of that name
   */
  Targets(String pack) {
    this.ownPrefix = pack.replace('-', '_');
  }

  /**
   * Complains of a field that is none of these. A slip in a name would store evidence where nobody
   * looks for it.
   *
   * @return whether the pack may write there
   */
  boolean check(Section section, YamlMap.Entry entry) {
    var complaint = complaint(entry.key());
    if (!complaint.isEmpty()) {
      section.complain(entry.value(), entry.key() + ": " + complaint);
    }
    return complaint.isEmpty();
  }

  private String complaint(String field) {
    var names = field.split("\\.", -1);
    for (var name : names) {
      if (name.isBlank()) {
        return "a field name has an empty part";
      }
    }
    if (names[0].equals("akashi")) {
      return names.length >= 3 && Ecs.SECTIONS.contains(names[1])
          ? ""
          : "expected a field below akashi."
              + String.join(", akashi.", new TreeSet<>(Ecs.SECTIONS));
    }
    if (OURS.contains(field)) {
      return "every document gets this field without being asked; leave it out";
    }
    if (Ecs.has(field)
        || (names.length >= 2 && names[0].equals(ownPrefix) && !Ecs.hasRoot(ownPrefix))) {
      return "";
    }
    return "expected a field of the Elastic Common Schema %s as in ecs/fields.tsv, or one below%s"
            .formatted(Ecs.VERSION, Ecs.hasRoot(ownPrefix) ? "" : " " + ownPrefix + " or")
        + " akashi.details"
        + Nearest.hint(field, new ArrayList<>(new TreeSet<>(Ecs.names())));
  }
}
