package dev.akashi.store;

import dev.akashi.schemas.Evidence;
import dev.akashi.store.Shelf.Held;
import dev.akashi.store.Shelf.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives every item of a batch its verdict. An id is created at most once per round, so that items
 * which share an id are judged in their order, whatever runs at the same time below.
 */
final class BatchWriter {
  private final Shelf shelf;

  BatchWriter(Shelf shelf) {
    this.shelf = shelf;
  }

  /**
   * Writes a batch.
   *
   * @param metBefore event ids that were delivered before, perhaps with another record
   */
  List<Verdict> write(List<Evidence> batch, Set<String> metBefore) {
    @Nullable Verdict[] verdicts = new Verdict[batch.size()];
    List<Filed> pending = new ArrayList<>(batch.size());
    for (int place = 0; place < batch.size(); place++) {
      Filed item = Filed.first(place, batch.get(place));
      Verdict refusal = refusal(item);
      verdicts[place] = refusal;
      if (refusal == null) {
        pending.add(item);
      }
    }
    pending = whereMetBefore(pending, metBefore);
    while (!pending.isEmpty()) {
      pending = new Round(pending, verdicts).run();
    }
    return List.of(verdicts);
  }

  private static @Nullable Verdict refusal(Filed item) {
    if (item.idTooLong()) {
      return new Verdict.Rejected(
          "ID_TOO_LONG", "evidence id: expected 1 to 512 bytes of UTF-8, found " + item.id());
    }
    byte[] document = item.document();
    for (byte each : document) {
      // The wire format of a bulk is one document per line: a line break would start a command.
      if (each == '\n' || each == '\r') {
        return new Verdict.Rejected(
            "DOCUMENT_NOT_NORMAL", "document: expected one line of JSON, found a line break");
      }
    }
    if (!Custody.endsWithAkashi(document)) {
      return new Verdict.Rejected(
          "DOCUMENT_NOT_NORMAL", "document: expected the member akashi at its end");
    }
    return null;
  }

  // An id that comes from the record may have been filed under another month; it goes where it is.
  // So does an event that was met before: its number may be another record's by now.
  private List<Filed> whereMetBefore(List<Filed> items, Set<String> metBefore) {
    Set<String> ids = new LinkedHashSet<>();
    items.stream()
        .filter(item -> item.natively() || metBefore.contains(item.id()))
        .forEach(item -> ids.add(item.id()));
    if (ids.isEmpty()) {
      return items;
    }
    Map<String, String> indices = new HashMap<>(shelf.locate(ids));
    return items.stream()
        .map(
            item ->
                ids.contains(item.id())
                    ? item.in(indices.computeIfAbsent(item.id(), id -> item.index()))
                    : item)
        .toList();
  }

  /** One attempt for the first item of each id; the others are compared with what came of it. */
  private final class Round {
    private final Map<String, Filed> first = new LinkedHashMap<>();
    private final List<Filed> others = new ArrayList<>();
    private final Map<String, Held> held = new HashMap<>();
    private final List<Filed> next = new ArrayList<>();
    private final @Nullable Verdict[] verdicts;

    Round(List<Filed> pending, @Nullable Verdict[] verdicts) {
      this.verdicts = verdicts;
      for (Filed item : pending) {
        if (first.putIfAbsent(item.id(), item) != null) {
          others.add(item);
        }
      }
    }

    List<Filed> run() {
      List<Filed> items = List.copyOf(first.values());
      List<Filed> taken = new ArrayList<>();
      List<Outcome> outcomes = shelf.create(items);
      for (int i = 0; i < items.size(); i++) {
        Filed item = items.get(i);
        switch (outcomes.get(i)) {
          case Outcome.Created created -> stored(item);
          case Outcome.Taken full -> taken.add(item);
          case Outcome.Refused(String reason, String message) ->
              verdicts[item.place()] = new Verdict.Rejected(reason, message);
        }
      }
      if (!taken.isEmpty()) {
        held.putAll(shelf.held(taken));
      }
      taken.forEach(this::judgeTaken);
      others.forEach(this::judgeOther);
      return next;
    }

    private void stored(Filed item) {
      held.put(item.id(), Held.of(item.evidence()));
      verdicts[item.place()] =
          item.conflictWith() == null
              ? new Verdict.Stored()
              : new Verdict.Conflict(item.id(), item.conflictWith());
    }

    private void judgeTaken(Filed item) {
      Held holder = held.get(item.id());
      if (holder == null) {
        throw new StoreUnavailableException(
            item.index() + "/" + item.id() + " was taken and is gone: it was deleted just now",
            null);
      }
      judge(item, holder);
    }

    private void judgeOther(Filed item) {
      Held holder = held.get(item.id());
      if (holder == null) {
        next.add(item); // the first of this id was refused: the id is free
      } else {
        judge(item, holder);
      }
    }

    private void judge(Filed item, Held holder) {
      boolean own = holder.eventId().equals(item.evidence().getEventId());
      if (own && !holder.rawDigest().equals(item.evidence().getRawDigest())) {
        verdicts[item.place()] = sequenceReused(item.evidence(), holder);
      } else if (own && item.conflictWith() != null) {
        verdicts[item.place()] = new Verdict.Conflict(item.id(), item.conflictWith());
      } else if (own) {
        verdicts[item.place()] = new Verdict.AlreadyStored();
      } else if (holder.sameContent(item.evidence())) {
        verdicts[item.place()] = new Verdict.Duplicate(holder.eventId());
      } else if (item.conflictWith() != null) {
        verdicts[item.place()] =
            new Verdict.Rejected("ID_COLLISION", item.id() + " is held by " + holder.eventId());
      } else {
        besides(item.besides(holder.eventId()));
      }
    }

    // The digest of the record is the same whatever version of a pack reads it, so this is no
    // redelivery: the collector gave the number to a second record.
    private static Verdict sequenceReused(Evidence evidence, Held holder) {
      return new Verdict.Rejected(
          "SEQUENCE_REUSED",
          evidence.getEventId()
              + ": expected the record of digest "
              + holder.rawDigest()
              + ", which is stored, found another of digest "
              + evidence.getRawDigest()
              + "; the collector lost its state: send the record again under a new number");
    }

    private void besides(Filed conflicting) {
      if (conflicting.idTooLong()) {
        verdicts[conflicting.place()] =
            new Verdict.Rejected(
                "CONFLICT_ID_TOO_LONG",
                "the evidence id is held by other content, and there is no room in 512 bytes for "
                    + conflicting.id());
      } else {
        next.add(conflicting);
      }
    }
  }
}
