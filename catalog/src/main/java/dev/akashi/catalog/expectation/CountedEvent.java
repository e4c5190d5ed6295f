package dev.akashi.catalog.expectation;

import java.util.List;
import java.util.Set;

/**
 * One kind of event that an expectation counts.
 *
 * @param name unique in its expectation
 * @param packs ids of the packs whose evidence can be one
 * @param rule text of the Sigma rule that an event's document must fit, with the id {@link #ruleId}
 * @param key the parts of what the event is about; empty where the expectation asks for no key
 * @param at fields of which the first that has a time says the one that counts; empty for the time
 *     at which the event occurred
 * @param future whether that time may lie ahead, as a due date does; elsewhere it counts as now
 * @param anySystem whether events of every system in scope count, as those of a personnel system do
 * @param values fields that are compared with those of other events
 * @param subject fields that tell a person what it is about; empty where the key does
 */
public record CountedEvent(
    String name,
    Set<String> packs,
    String rule,
    List<KeyPart> key,
    List<String> at,
    boolean future,
    boolean anySystem,
    Set<String> values,
    List<String> subject) {

  public CountedEvent {
    packs = Set.copyOf(packs);
    key = List.copyOf(key);
    at = List.copyOf(at);
    values = Set.copyOf(values);
    subject = List.copyOf(subject);
  }

  /** The id of the rule of an event. */
  static String ruleId(String expectation, String event) {
    return expectation + "/" + event;
  }
}
