package dev.akashi.catalog.scope;

import dev.akashi.catalog.Controls;
import dev.akashi.catalog.Section;
import dev.akashi.sigma.yaml.YamlScalar;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the scope file says of expectations: numbers of one's own, and what does not apply.
 * Whether there are such expectations and numbers is checked where they are evaluated.
 */
final class ExpectationSettings {
  private ExpectationSettings() {}

  /** Numbers by expectation: {@code expectations: {LOG-07: {window: P2D}}}. */
  static Map<String, Map<String, String>> numbers(Section section) {
    var all = new LinkedHashMap<String, Map<String, String>>();
    var below = section.section("expectations");
    if (below == null) {
      return all;
    }
    for (var entry : below.map().entries()) {
      var one = below.section(entry.key());
      if (one == null) {
        continue;
      }
      var numbers = new LinkedHashMap<String, String>();
      for (var number : one.map().entries()) {
        if (number.value() instanceof YamlScalar scalar && scalar.value() != null) {
          numbers.put(number.key(), scalar.text());
        } else {
          one.complainAt(number.key(), "expected a number or a span such as P90D");
        }
      }
      all.put(entry.key(), Map.copyOf(numbers));
    }
    return all;
  }

  /** {@code not_applicable: [{controls: [...], by: ..., why: ..., until: 2027-03-31}]}. */
  static List<NotApplicable> notApplicable(Section section, Controls controls) {
    var all = new ArrayList<NotApplicable>();
    for (Section one : section.sections("not_applicable")) {
      one.only("controls", "expectations", "by", "why", "until");
      var ids = controls(one, controls);
      var expectations = new LinkedHashSet<>(one.texts("expectations", "an id such as LOG-07"));
      if (ids.isEmpty() && expectations.isEmpty()) {
        one.complain(
            one.map(), one.path("controls") + ": missing, expected controls or expectations");
      }
      String by = one.text("by", "who decided it");
      String why = one.text("why", "the reason");
      one.text("until", "the last day on which it holds, such as 2027-03-31");
      var until = one.value("until", "a day such as 2027-03-31", ExpectationSettings::day);
      if (until != null) {
        all.add(new NotApplicable(ids, expectations, by, why, until));
      }
    }
    return all;
  }

  private static Set<String> controls(Section one, Controls controls) {
    var ids = new LinkedHashSet<String>();
    for (String text : one.texts("controls", "a control such as IV.4.1.1")) {
      controls
          .find(text)
          .ifPresentOrElse(
              control -> ids.add(control.id()),
              () ->
                  one.complainAt(
                      "controls",
                      "no control \"%s\"; near to it: %s".formatted(text, controls.suggest(text))));
    }
    return ids;
  }

  private static @Nullable LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
