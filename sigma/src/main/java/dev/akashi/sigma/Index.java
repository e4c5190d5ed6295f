package dev.akashi.sigma;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rules by their witnesses: finds the few that may hold for an event and asks only those. Safe for
 * use by many threads.
 */
final class Index {

  private final Fields fields;
  private final Rule[] rules;
  private final @Nullable FieldIndex[] bySlot;
  private final @Nullable Automaton texts;
  private final boolean hasKeywords;
  private final long[] always;
  private final int seenCount;
  private final ScratchPool idle = new ScratchPool();

  /**
   * @param bySlot null where no rule has a witness
   * @param texts texts that are looked for in fields; null when there are none
   * @param hasKeywords whether some of them may be in any field
   * @param always rules without a witness, as bits
   */
  Index(
      Fields fields,
      Rule[] rules,
      @Nullable FieldIndex[] bySlot,
      @Nullable Automaton texts,
      boolean hasKeywords,
      long[] always) {
    this.fields = fields;
    this.rules = rules;
    this.bySlot = bySlot;
    this.texts = texts;
    this.hasKeywords = hasKeywords;
    this.always = always;
    this.seenCount = texts == null ? 0 : texts.size();
  }

  /** The rules that hold, in their order. */
  List<Match> match(Event event) {
    Scratch known = idle.take();
    Scratch scratch = known == null ? new Scratch(new Slots(fields), always, seenCount) : known;
    scratch.start(event);
    collect(event, scratch);
    List<Match> matches = verify(scratch);
    scratch.end();
    idle.give(scratch);
    return matches;
  }

  private void collect(Event event, Scratch scratch) {
    for (int i = 0; i < event.count(); i++) {
      int slot = scratch.slots().slot(i);
      FieldIndex index = slot < 0 ? null : bySlot[slot];
      if (index != null) {
        index.collect(event.values(i), scratch);
      }
      if (texts != null && (hasKeywords || (index != null && index.hasLiterals()))) {
        scratch.startField();
        for (Value value : event.values(i)) {
          texts.scan(value.folded(), slot, scratch);
        }
      }
    }
  }

  private List<Match> verify(Scratch scratch) {
    List<Match> matches = List.of();
    for (int i = scratch.next(0); i >= 0; i = scratch.next(i + 1)) {
      Node condition = rules[i].condition();
      if (condition.holds(scratch.slots())) {
        matches = matches.isEmpty() ? new ArrayList<>() : matches;
        Reason reason = condition.explain(scratch.slots());
        matches.add(new Match(rules[i], new Explanation(rules[i], reason).matched()));
      }
    }
    return matches;
  }
}
