package dev.akashi.drift.notify;

/**
 * An incident that a receiver was told of.
 *
 * @param severity at the time: what a receiver tells alerts apart by must not change afterwards
 * @param sure whether the receiver acknowledged it; otherwise it may have been told, by a request
 *     whose answer was lost
 */
record Member(String control, String severity, boolean sure) {
  static Member of(Incident incident, boolean sure) {
    return new Member(incident.control(), incident.severity(), sure);
  }

  /** What stands in a notice: control and severity. */
  String noticed() {
    return control + " " + severity;
  }

  /** Out of a notice, which is only written of what was acknowledged. */
  static Member noticed(String text) {
    int space = text.lastIndexOf(' ');
    return space < 0
        ? new Member(text, "medium", true)
        : new Member(text.substring(0, space), text.substring(space + 1), true);
  }
}
