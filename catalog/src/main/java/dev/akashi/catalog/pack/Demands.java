package dev.akashi.catalog.pack;

import dev.akashi.catalog.Section;
import dev.akashi.catalog.pack.Reading.Ref;
import dev.akashi.sigma.yaml.YamlScalar;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a pack asks of the native fields before it maps them.
 *
 * @param defaults what a missing field counts as, by name
 * @param required fields that must have a value
 * @param allowed the only texts that a field may have, where it has any
 */
record Demands(Map<String, Object> defaults, List<Ref> required, Map<Ref, Set<String>> allowed) {

  static Demands read(Section pack) {
    var required = pack.texts("required", "the name of a field").stream().map(Ref::of).toList();
    return new Demands(defaults(pack), required, allowed(pack));
  }

  private static Map<String, Object> defaults(Section pack) {
    var defaults = new LinkedHashMap<String, Object>();
    var section = pack.section("defaults");
    if (section != null) {
      for (var entry : section.map().entries()) {
        if (entry.value() instanceof YamlScalar scalar && scalar.value() != null) {
          defaults.put(entry.key(), scalar.value());
        } else {
          section.complainAt(
              entry.key(), "expected a text or a number, found " + entry.value().described());
        }
      }
    }
    return defaults;
  }

  private static Map<Ref, Set<String>> allowed(Section pack) {
    var allowed = new LinkedHashMap<Ref, Set<String>>();
    var section = pack.section("allowed");
    if (section != null) {
      for (var entry : section.map().entries()) {
        allowed.put(Ref.of(entry.key()), new LinkedHashSet<>(section.texts(entry.key(), "a text")));
      }
    }
    return allowed;
  }

  void check(Reading reading) {
    defaults.forEach(
        (name, value) -> {
          if (reading.value(Ref.of(name)) == null) {
            reading.fields().put(name, value);
          }
        });
    for (var field : required) {
      if (reading.value(field) == null) {
        throw new Refusal(
            Reason.MISSING_FIELD,
            "expected a value in %s, found none".formatted(field.path().text()));
      }
    }
    allowed.forEach((field, texts) -> check(field.path().text(), reading.value(field), texts));
  }

  private static void check(String field, @Nullable Object value, Set<String> texts) {
    if (value instanceof List<?> list) {
      list.forEach(element -> check(field, element, texts));
    } else if (value != null && !texts.contains(String.valueOf(Scalars.text(value)))) {
      throw new Refusal(
          Reason.INVALID_VALUE,
          "expected in %s one of %s, found %s"
              .formatted(field, String.join(", ", texts), Scalars.shown(value)));
    }
  }
}
