package dev.akashi.sigma;

import org.jspecify.annotations.Nullable;

/**
 * One part of a rule that held for an event.
 *
 * @param selection name of the selection in the rule, for example {@code selection}
 * @param field name of the field; null for a keyword, which looks at all fields
 * @param value text of the value that was found, cut after 1,024 characters; empty when the part
 *     asks for a field without a value
 * @param condition the part as the rule has it, for example {@code event.action: ssh_*}
 */
public record Matched(String selection, @Nullable String field, String value, String condition) {}
