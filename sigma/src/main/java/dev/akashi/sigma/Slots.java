package dev.akashi.sigma;

import org.jspecify.annotations.Nullable;

/**
 * The values of one event at the slots of a rule set, so that each name is looked up once per event
 * and not once per rule. Of one thread at a time, from event to event.
 */
final class Slots {

  private static final Event NONE = new Event(new String[0], new Value[0][]);

  private static final int NO_SLOT = -1;

  // An event with more fields is rare; what it needed is not kept for the next.
  private static final int MAX_KEPT_FIELDS = 4096;

  private final Fields fields;
  private final Value @Nullable [][] values;
  private int[] slots = {};
  private Event event = NONE;

  Slots(Fields fields) {
    this.fields = fields;
    this.values = new Value[fields.count()][];
  }

  /** The slots of an event that is looked at once. */
  static Slots of(Fields fields, Event event) {
    Slots slots = new Slots(fields);
    slots.fill(event);
    return slots;
  }

  void fill(Event next) {
    clear();
    event = next;
    if (slots.length < next.count()) {
      slots = new int[next.count()];
    }
    for (int i = 0; i < next.count(); i++) {
      Field field = fields.find(next.name(i));
      slots[i] = field == null ? NO_SLOT : field.slot();
      if (field != null) {
        values[field.slot()] = next.values(i);
      }
    }
  }

  /** Lets go of the event, which may be large. */
  void clear() {
    for (int i = 0; i < event.count(); i++) {
      if (slots[i] != NO_SLOT) {
        values[slots[i]] = null;
      }
    }
    event = NONE;
    slots = slots.length > MAX_KEPT_FIELDS ? new int[0] : slots;
  }

  /** The slot of the n-th field of the event; below zero when no rule asks for it. */
  int slot(int index) {
    return slots[index];
  }

  /** The values of a field; empty when it has none, null when the event has no such field. */
  Value @Nullable [] values(Field field) {
    return values[field.slot()];
  }

  Event event() {
    return event;
  }
}
