package dev.akashi.launcher.rules;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A Windows event, as tools write EVTX files to JSON, with the field names that Sigma rules use.
 *
 * <p>Members of {@code System}, {@code EventData} and of the one element in {@code UserData} go by
 * their own names without blanks, their attributes by {@code Element_Attribute}. Names that occur
 * in two of them have the values of both. Everything else below {@code Event} keeps its dotted
 * name.
 */
final class EvtxFields {
  private static final String ATTRIBUTES = "#attributes";
  private static final String SEPARATE_ATTRIBUTES = "_attributes";
  private static final String TEXT = "#text";

  private final FlatFields fields = new FlatFields();

  private EvtxFields() {}

  static FlatFields of(JsonNode document) throws BrokenEvent {
    JsonNode event = document.path("Event");
    if (!event.isObject()) {
      throw new BrokenEvent(
          "expected a member Event with System and EventData, found "
              + (event.isMissingNode() ? "none" : "no object in it"));
    }
    var evtx = new EvtxFields();
    for (Map.Entry<String, JsonNode> part : event.properties()) {
      evtx.addPart(part.getKey(), part.getValue());
    }
    return evtx.fields;
  }

  private void addPart(String name, JsonNode part) throws BrokenEvent {
    if (name.equals("UserData") && part.isObject()) {
      for (Map.Entry<String, JsonNode> wrapper : part.properties()) {
        addPart(wrapper.getKey(), wrapper.getValue(), wrapper.getValue().isObject());
      }
    } else {
      boolean transparent = name.equals("System") || name.equals("EventData");
      addPart(name, part, transparent && part.isObject());
    }
  }

  private void addPart(String name, JsonNode part, boolean transparent) throws BrokenEvent {
    if (transparent) {
      for (Map.Entry<String, JsonNode> member : part.properties()) {
        addMember(name, "", member.getKey(), member.getValue());
      }
    } else {
      addMember("", "", name, part);
    }
  }

  /** One member of the element {@code owner}, whose other members have {@code prefix}. */
  private void addMember(String owner, String prefix, String key, JsonNode value)
      throws BrokenEvent {
    if (key.equals(ATTRIBUTES)) {
      addAttributes(owner, value);
    } else if (key.startsWith("@")) {
      addAttribute(owner, key.substring(1), value);
    } else if (key.endsWith(SEPARATE_ATTRIBUTES) && value.isObject()) {
      String element = key.substring(0, key.length() - SEPARATE_ATTRIBUTES.length());
      addAttributes(prefix + withoutBlanks(element), value);
    } else if (key.equals(TEXT)) {
      addElement(owner, value);
    } else {
      addElement(prefix + withoutBlanks(key), value);
    }
  }

  private void addElement(String name, JsonNode value) throws BrokenEvent {
    FlatFields.checkName(name);
    if (value.isObject()) {
      String given = givenName(value);
      if (name.equals("Data") && !given.isEmpty()) {
        fields.add(withoutBlanks(given), value.path(TEXT));
        return;
      }
      for (Map.Entry<String, JsonNode> member : value.properties()) {
        addMember(name, name + ".", member.getKey(), member.getValue());
      }
    } else if (value.isArray() && !value.isEmpty()) {
      for (JsonNode element : value) {
        addElement(name, element);
      }
    } else {
      fields.add(name, value);
    }
  }

  /** The name in {@code <Data Name="SubjectUserSid">}, where a tool has left it in place. */
  private static String givenName(JsonNode data) {
    JsonNode attribute = data.path(ATTRIBUTES).path("Name");
    return (attribute.isMissingNode() ? data.path("@Name") : attribute).asString("");
  }

  private void addAttributes(String owner, JsonNode attributes) throws BrokenEvent {
    for (Map.Entry<String, JsonNode> attribute : attributes.properties()) {
      addAttribute(owner, attribute.getKey(), attribute.getValue());
    }
  }

  private void addAttribute(String owner, String name, JsonNode value) throws BrokenEvent {
    // The address of an XML schema is no part of what happened, and keywords would find it.
    if (!name.equals("xmlns")) {
      fields.add(owner.isEmpty() ? name : owner + "_" + withoutBlanks(name), value);
    }
  }

  private static String withoutBlanks(String name) {
    return name.replace(" ", "");
  }
}
