package dev.akashi.sigma;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All fields that the rules of a set ask for. Grows while rules are read, and never after. */
final class Fields {

  private final Map<String, Field> byName = new HashMap<>();

  /** The field of this name, with a slot of its own. */
  Field named(String name) {
    return byName.computeIfAbsent(name, key -> new Field(key, byName.size()));
  }

  /** The field of this name; null when no rule asks for it. */
  @Nullable Field find(String name) {
    return byName.get(name);
  }

  int count() {
    return byName.size();
  }
}
