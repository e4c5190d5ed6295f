package dev.akashi.catalog.expectation;

import dev.akashi.catalog.Phrase;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A machine-checkable promise about some controls. Immutable.
 *
 * @param id such as {@code CHG-09}
 * @param controls with their framework, such as {@code mic:III.1.1.8}
 * @param title what is expected
 * @param broken what is wrong when it is not met, in one line; {@code {subject}} stands for what it
 *     is about
 * @param severity how grave that is
 * @param signal what the controls become then, where no event contradicts
 * @param kind of the evidence: log, change-ticket, access-review or attestation
 * @param evidence where it comes from, in words
 * @param section where the promise was taken from; empty for those of our own
 * @param numbers all numbers by name, as text; every one can be set for each system
 * @param events what is counted, by name
 * @param file where it is defined, for messages
 */
public record Expectation(
    String id,
    List<String> controls,
    Phrase title,
    Phrase broken,
    CheckType check,
    Basis basis,
    Severity severity,
    Signal signal,
    String kind,
    Phrase evidence,
    String section,
    Map<String, String> numbers,
    Map<String, CountedEvent> events,
    Mechanism mechanism,
    String file) {

  public Expectation {
    controls = List.copyOf(controls);
  }

  /** The packs that can bring one of these events. */
  public Set<String> packsOf(List<String> names) {
    var packs = new TreeSet<String>();
    names.forEach(name -> packs.addAll(events.get(name).packs()));
    return packs;
  }

  /** The id of the rule that selects an event. */
  public String ruleId(String event) {
    return CountedEvent.ruleId(id, event);
  }

  @Override
  public String toString() {
    return "Expectation[" + id + "]";
  }
}
