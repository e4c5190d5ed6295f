package dev.akashi.catalog.expectation;

import dev.akashi.catalog.Section;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads names of events, each of which the expectation has to define. */
final class EventNames {
  private final Set<String> defined;

  EventNames(Set<String> defined) {
    this.defined = defined;
  }

  List<String> of(Section section, String key) {
    var names = section.texts(key, "the name of an event");
    names.forEach(name -> check(section, key, name));
    return names;
  }

  String one(Section section, String key) {
    String name = section.text(key, "the name of an event");
    check(section, key, name);
    return name;
  }

  @Nullable String oneOrNull(Section section, String key) {
    String name = section.textOrNull(key, "the name of an event");
    if (name != null) {
      check(section, key, name);
    }
    return name;
  }

  private void check(Section section, String key, String name) {
    if (!name.isEmpty() && !defined.contains(name)) {
      section.complainAt(
          key, "expected one of the events %s, found \"%s\"".formatted(defined, name));
    }
  }
}
