package dev.akashi.launcher;

import dev.akashi.catalog.pack.Claim;
import dev.akashi.catalog.pack.Normalization;
import dev.akashi.catalog.pack.Pack;
import dev.akashi.catalog.pack.Reason;
import dev.akashi.catalog.pack.TagChange;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Prints what changes between two versions of a pack, record by record, and sums it up. */
final class DiffReport {
  private static final JsonMapper JSON = new JsonMapper();

  private final PrintWriter out;
  private final boolean json;
  private long records;
  private long changed;
  private long gained;
  private long lost;
  private long unreadableBefore;
  private long unreadableAfter;

  DiffReport(PrintWriter out, boolean json) {
    this.out = out;
    this.json = json;
  }

  void add(long number, Normalization was, Normalization is, Optional<TagChange> change) {
    records++;
    unreadableBefore += was instanceof Normalization.Unreadable ? 1 : 0;
    unreadableAfter += is instanceof Normalization.Unreadable ? 1 : 0;
    if (change.isPresent()) {
      changed++;
      gained += change.get().gained().size();
      lost += change.get().lost().size();
      out.println(json ? json(number, change.get()) : line(number, change.get()));
    }
  }

  /** A record that no version reads, since none may be that long. */
  void tooLarge() {
    records++;
    unreadableBefore++;
    unreadableAfter++;
  }

  void end(Pack before, Pack after) {
    if (json) {
      out.println(summary(before, after));
      return;
    }
    out.printf(
        "%s %s to %s: %d of %d records change; %d tags gained, %d lost; unreadable: %d before, %d"
            + " after%n",
        before.id(),
        before.version(),
        after.version(),
        changed,
        records,
        gained,
        lost,
        unreadableBefore,
        unreadableAfter);
    if (!before.framing().equals(after.framing())) {
      out.println(
          "The versions cut files into records differently; these are records as the old one"
              + " cuts.");
    }
  }

  private static String line(long number, TagChange change) {
    List<String> parts = new ArrayList<>();
    parts.add("record " + number);
    if (change.occurredAt() != null) {
      parts.add(change.occurredAt().toString());
    }
    if (change.id() != null) {
      parts.add(change.id());
    }
    if (change.oldReason() != null) {
      parts.add("readable now, was unreadable: " + change.oldReason());
    }
    if (change.newReason() != null) {
      parts.add("unreadable now: " + change.newReason());
    }
    change.gained().forEach(claim -> parts.add("gained " + claim));
    change.lost().forEach(claim -> parts.add("lost " + claim));
    // A record names itself, and may hold what a terminal would obey.
    return String.join("; ", parts).replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ");
  }

  private static String json(long number, TagChange change) {
    ObjectNode line = JSON.createObjectNode().put("record", number);
    line.put("time", change.occurredAt() == null ? null : change.occurredAt().toString());
    line.put("id", change.id());
    put(line.putArray("gained"), change.gained());
    put(line.putArray("lost"), change.lost());
    line.put("unreadable_before", name(change.oldReason()));
    line.put("unreadable_after", name(change.newReason()));
    return JSON.writeValueAsString(line);
  }

  private static void put(ArrayNode list, List<Claim> claims) {
    for (Claim claim : claims) {
      list.addObject()
          .put("control", claim.control())
          .put("polarity", claim.polarity().id())
          .put("rule", claim.rule());
    }
  }

  private String summary(Pack before, Pack after) {
    ObjectNode line = JSON.createObjectNode();
    line.putObject("summary")
        .put("pack", before.id())
        .put("old_version", before.version())
        .put("new_version", after.version())
        .put("records", records)
        .put("changed", changed)
        .put("gained", gained)
        .put("lost", lost)
        .put("unreadable_before", unreadableBefore)
        .put("unreadable_after", unreadableAfter)
        .put("same_framing", before.framing().equals(after.framing()));
    return JSON.writeValueAsString(line);
  }

  private static @Nullable String name(@Nullable Reason reason) {
    return reason == null ? null : reason.name();
  }
}
