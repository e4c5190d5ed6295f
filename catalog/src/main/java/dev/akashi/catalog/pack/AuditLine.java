package dev.akashi.catalog.pack;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The head of a line of auditd: {@code type=T msg=audit(SECONDS.MILLIS:SERIAL): body}, with {@code
 * node=N} in front where the daemon is told to name its host.
 *
 * @param node empty where the line names none
 * @param id the text between the parentheses, {@code SECONDS.MILLIS:SERIAL}
 * @param bodyAt index of the first character behind the colon
 */
record AuditLine(String node, String type, String id, int bodyAt) {
  /** A host name has at most 255 bytes, a type and an id have few. */
  private static final int HEAD_BYTES_MAX = 512;

  private static final String NODE = "node=";
  private static final String TYPE = "type=";
  private static final String ID = " msg=audit(";

  /** Programs send these, always one to an event; the kernel sends the others, often several. */
  private static final List<String> SINGLE =
      List.of(
          "ACCT_",
          "ADD_",
          "CHGRP_ID",
          "CHUSER_ID",
          "CRED_",
          "CRYPTO_",
          "DAEMON_",
          "DEL_",
          "GRP_",
          "LABEL_",
          "RESP_",
          "ROLE_",
          "SERVICE_",
          "SOFTWARE_UPDATE",
          "SYSTEM_",
          "TRUSTED_APP",
          "USER_",
          "USYS_CONFIG",
          "VIRT_");

  /** Null where the bytes are no line of auditd. */
  static @Nullable AuditLine of(byte[] array, int index, int length) {
    var head =
        new String(array, index, Math.min(length, HEAD_BYTES_MAX), StandardCharsets.ISO_8859_1);
    return of(head);
  }

  /** Null where the text is no line of auditd. */
  static @Nullable AuditLine of(String line) {
    var typeAt = 0;
    if (line.startsWith(NODE)) {
      typeAt = line.indexOf(' ') + 1;
    }
    var typeEnd = line.startsWith(TYPE, typeAt) ? line.indexOf(' ', typeAt) : -1;
    if (typeEnd < 0 || !line.startsWith(ID, typeEnd)) {
      return null;
    }
    var idAt = typeEnd + ID.length();
    var idEnd = line.indexOf("):", idAt);
    if (idEnd < 0 || !isId(line.substring(idAt, idEnd))) {
      return null;
    }
    return new AuditLine(
        typeAt == 0 ? "" : line.substring(NODE.length(), typeAt - 1),
        line.substring(typeAt + TYPE.length(), typeEnd),
        line.substring(idAt, idEnd),
        idEnd + 2);
  }

  private static boolean isId(String id) {
    var dot = id.indexOf('.');
    var colon = id.indexOf(':');
    return dot > 0
        && colon > dot + 1
        && colon < id.length() - 1
        && id.chars().allMatch(c -> c >= '0' && c <= ':' || c == '.');
  }

  /** Seconds and milliseconds since 1970. */
  String time() {
    return id.substring(0, id.indexOf(':'));
  }

  String serial() {
    return id.substring(id.indexOf(':') + 1);
  }

  boolean isOfOneEventWith(AuditLine other) {
    return id.equals(other.id) && node.equals(other.node);
  }

  /**
   * Whether no other line of the event follows. The rule is that of the audit library itself: a
   * process title is the last line that the kernel sends, and programs send single lines.
   */
  boolean isLast() {
    return type.equals("PROCTITLE")
        || type.equals("USER")
        || SINGLE.stream().anyMatch(type::startsWith);
  }

  /** Whether the line says that its event is complete, and nothing else. */
  boolean isEndOfEvent(int lineLength) {
    return type.equals("EOE") && lineLength <= bodyAt + 1;
  }
}
