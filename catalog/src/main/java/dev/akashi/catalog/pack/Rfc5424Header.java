package dev.akashi.catalog.pack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message of RFC 5424: {@code <PRI>VERSION TIME HOST APP PROCID MSGID [id name="value"] text}.
 * Read by hand like {@link SyslogHeader}. Words may be longer than the RFC allows, since senders
 * have such names; all else is as it says. {@code -} stands for no value and gives no field.
 */
final class Rfc5424Header {
  static final String NAME = "rfc5424";

  private static final int VERSION_DIGITS_MAX = 3;
  private static final String[] WORDS = {"timestamp", "host", "program", "pid", "message_id"};
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final String line;
  private int at;

  private Rfc5424Header(String line) {
    this.line = line;
  }

  /**
   * The fields version, timestamp, host, program, pid, message_id, structured_data (an object of
   * objects, by element and parameter) and message; null where the line is no such message.
   */
  static @Nullable Map<String, @Nullable Object> read(String line) {
    var priority = SyslogPriority.of(line);
    return priority == null ? null : new Rfc5424Header(line).read(priority.end());
  }

  private @Nullable Map<String, @Nullable Object> read(int from) {
    at = from;
    var fields = new LinkedHashMap<String, @Nullable Object>();
    var version = word();
    if (version == null || !isVersion(version)) {
      return null;
    }
    fields.put("version", version);
    for (var name : WORDS) {
      var word = skip(' ') ? word() : null;
      if (word == null) {
        return null;
      }
      put(fields, name, word);
    }
    if (!skip(' ') || !structuredData(fields)) {
      return null;
    }
    if (at < line.length() && !skip(' ')) {
      return null;
    }
    skip(BYTE_ORDER_MARK);
    put(fields, "message", line.substring(at));
    return fields;
  }

  private static void put(Map<String, @Nullable Object> fields, String name, String value) {
    if (!value.equals("-") || name.equals("message")) {
      fields.put(name, value);
    }
  }

  private static boolean isVersion(String word) {
    return word.length() <= VERSION_DIGITS_MAX
        && word.charAt(0) != '0'
        && word.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** Printable ASCII without a space; null where there is none. */
  private @Nullable String word() {
    var start = at;
    while (at < line.length() && line.charAt(at) > ' ' && line.charAt(at) < 0x7F) {
      at++;
    }
    return at == start ? null : line.substring(start, at);
  }

  private boolean structuredData(Map<String, @Nullable Object> fields) {
    if (skip('-')) {
      return true;
    }
    var elements = new LinkedHashMap<String, Object>();
    while (skip('[')) {
      var id = name();
      var parameters = new LinkedHashMap<String, Object>();
      while (id != null && skip(' ')) {
        if (!parameter(parameters)) {
          return false;
        }
      }
      if (id == null || !skip(']') || elements.put(id, parameters) != null) {
        return false;
      }
    }
    fields.put("structured_data", elements);
    return !elements.isEmpty();
  }

  private boolean parameter(Map<String, Object> parameters) {
    var name = name();
    var value = name != null && skip('=') && skip('"') ? value() : null;
    if (name == null || value == null) {
      return false;
    }
    parameters.merge(name, value, Rfc5424Header::both);
    return true;
  }

  /** A parameter may come again; each value counts. */
  @SuppressWarnings("unchecked") // lists in here are made here
  private static Object both(Object before, Object value) {
    var all =
        before instanceof List<?> list
            ? (List<Object>) list
            : new ArrayList<Object>(List.of(before));
    all.add(value);
    return all;
  }

  private @Nullable String name() {
    var start = at;
    while (at < line.length()
        && line.charAt(at) > ' '
        && line.charAt(at) < 0x7F
        && "=]\"".indexOf(line.charAt(at)) < 0) {
      at++;
    }
    return at == start ? null : line.substring(start, at);
  }

  /**
   * Up to the closing quote. A backslash before another character than the three is itself, and so
   * is a bare bracket, which the RFC forbids: what was masked before stands in brackets.
   */
  private @Nullable String value() {
    var value = new StringBuilder();
    while (at < line.length()) {
      var c = line.charAt(at++);
      if (c == '"') {
        return value.toString();
      }
      if (c == '\\' && at < line.length() && "\"\\]".indexOf(line.charAt(at)) >= 0) {
        c = line.charAt(at++);
      }
      value.append(c);
    }
    return null;
  }

  private boolean skip(char c) {
    if (at < line.length() && line.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }
}
