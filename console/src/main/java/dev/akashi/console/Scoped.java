package dev.akashi.console;

import java.time.ZoneId;
import java.util.List;

/** What the console needs of {@code akashi.yml}. */
record Scoped(ZoneId zone, List<StreamTable.Configured> sources) {
  /** Without a file, the zone of the guideline's readers. */
  static final Scoped NONE = new Scoped(ZoneId.of("Asia/Tokyo"), List.of());
}
