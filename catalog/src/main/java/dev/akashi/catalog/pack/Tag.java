package dev.akashi.catalog.pack;

import dev.akashi.catalog.Phrase;
import dev.akashi.sigma.Matched;
import java.util.List;

/**
 * Why an event speaks for a control.
 *
 * @param control with its framework, such as {@code mic:III.1.1.12}
 * @param pack id of the pack whose rule matched, with its version
 * @param rule id of the rule
 * @param rationale why such an event supports, contradicts or frames the control
 * @param matched what in the document met the conditions of the rule
 */
public record Tag(
    String control,
    Polarity polarity,
    String pack,
    String version,
    String rule,
    String ruleTitle,
    Phrase rationale,
    List<Matched> matched) {}
