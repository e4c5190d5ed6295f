package dev.akashi.catalog;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The crosswalk read from the other side: per id of another framework the controls whose evidence
 * supports it. Immutable.
 */
public final class Counterparts {
  private static final int SUGGESTIONS_MAX = 3;

  private final Framework framework;
  private final TreeMap<String, List<Control>> byId = new TreeMap<>(Counterparts::compare);

  /** Those of one framework. */
  public Counterparts(Framework framework, Controls controls) {
    this.framework = framework;
    for (var control : controls.all()) {
      for (var id : framework.counterparts(control.crosswalk())) {
        byId.computeIfAbsent(id, key -> new ArrayList<>()).add(control);
      }
    }
  }

  /**
   * An id of another framework.
   *
   * @param controls those whose evidence supports it, in the order of the guideline; each row of
   *     their crosswalk has its own confidence
   */
  public record Counterpart(Framework framework, String id, List<Control> controls) {
    public Counterpart {
      controls = List.copyOf(controls);
    }
  }

  /** All ids in their natural order, in which A.5.2 stands before A.5.10. */
  public List<Counterpart> all() {
    return byId.entrySet().stream()
        .map(entry -> new Counterpart(framework, entry.getKey(), entry.getValue()))
        .toList();
  }

  /** The id that a person means, with or without the framework in front, in any letter case. */
  public Optional<Counterpart> find(String text) {
    var wanted = normalise(text);
    return all().stream().filter(one -> normalise(one.id()).equals(wanted)).findFirst();
  }

  /** Ids that resemble {@code text}, best first, at most three. */
  public List<String> suggest(String text) {
    Collection<String> known = byId.keySet();
    return Nearest.of(normalise(text), known, SUGGESTIONS_MAX);
  }

  private String normalise(String text) {
    var ascii = Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toUpperCase(Locale.ROOT);
    var prefix = framework.id().toUpperCase(Locale.ROOT) + ":";
    return (ascii.startsWith(prefix) ? ascii.substring(prefix.length()) : ascii)
        .strip()
        .replaceAll("\\.+$", "");
  }

  /** Numbers in ids count as numbers. */
  private static int compare(String a, String b) {
    var left = parts(a);
    var right = parts(b);
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      int order = comparePart(left.get(i), right.get(i));
      if (order != 0) {
        return order;
      }
    }
    int order = Integer.compare(left.size(), right.size());
    return order == 0 ? a.compareTo(b) : order;
  }

  private static int comparePart(String a, String b) {
    var numbers = Character.isDigit(a.charAt(0)) && Character.isDigit(b.charAt(0));
    return numbers ? Integer.compare(Integer.parseInt(a), Integer.parseInt(b)) : a.compareTo(b);
  }

  private static List<String> parts(String id) {
    return List.of(id.split("(?<=\\d)(?=\\D)|(?<=\\D)(?=\\d)"));
  }
}
