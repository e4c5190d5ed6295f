package dev.akashi.catalog.oscal;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Properties with names of ours. */
final class Properties {
  private Properties() {}

  /** A property; OSCAL takes no line feeds and no blanks around values. */
  static ObjectNode add(ArrayNode props, String name, String value) {
    return props
        .addObject()
        .put("name", name)
        .put("ns", OscalCatalog.NAMESPACE)
        .put("value", value.strip().replaceAll("\\s+", " "));
  }
}
