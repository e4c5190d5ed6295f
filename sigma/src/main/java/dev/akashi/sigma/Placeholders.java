package dev.akashi.sigma;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills {@code %name%} in; {@code \%} is a plain percent sign. */
final class Placeholders {

  private static final Pattern PART = Pattern.compile("\\\\%|%([A-Za-z0-9_.-]+)%");

  private final Map<String, List<String>> values;

  Placeholders(Map<String, List<String>> values) {
    this.values = values;
  }

  /** Every text that the written one stands for. */
  List<String> expand(Entry entry, String written) {
    return expand(entry, written, UnaryOperator.identity());
  }

  /** Every text that the written one stands for, with the values changed before they go in. */
  List<String> expand(Entry entry, String written, UnaryOperator<String> change) {
    refuseUnknown(entry, written);
    List<String> expanded = List.of("");
    Matcher part = PART.matcher(written);
    int end = 0;
    while (part.find()) {
      String before = written.substring(end, part.start());
      List<String> next = new ArrayList<>();
      for (String start : expanded) {
        for (String value : values(part)) {
          next.add(start + before + (part.group(1) == null ? value : change.apply(value)));
        }
      }
      if (next.size() > Variants.MAX_VARIANTS) {
        String message = "expected a value that stands for at most %,d texts";
        throw entry.refusal(
            ProblemCode.TOO_MANY_VARIANTS, message.formatted(Variants.MAX_VARIANTS));
      }
      expanded = next;
      end = part.end();
    }
    String rest = written.substring(end);
    return expanded.stream().map(start -> start + rest).toList();
  }

  private List<String> values(Matcher part) {
    return part.group(1) == null ? List.of("%") : values.getOrDefault(part.group(1), List.of());
  }

  private void refuseUnknown(Entry entry, String written) {
    Set<String> unknown = new TreeSet<>();
    Matcher part = PART.matcher(written);
    while (part.find()) {
      if (part.group(1) != null && values(part).isEmpty()) {
        unknown.add("%" + part.group(1) + "%");
      }
    }
    if (!unknown.isEmpty()) {
      String message = "expected a value for " + String.join(", ", unknown) + ", none is given";
      throw entry.refusal(ProblemCode.PLACEHOLDER, message);
    }
  }
}
