package dev.akashi.console;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Why there is no answer, in words for a person and, as RFC 9457 has it, for a program.
 *
 * @param more further members of the problem document, in order
 */
record Problem(int status, String title, String detail, Map<String, Object> more) {

  Problem(int status, String title, String detail) {
    this(status, title, detail, Map.of());
  }

  /** The members of the problem document. */
  Map<String, Object> members() {
    var members = new LinkedHashMap<String, Object>();
    members.put("type", "about:blank");
    members.put("title", title);
    members.put("status", status);
    members.put("detail", detail);
    members.putAll(more);
    return members;
  }
}
