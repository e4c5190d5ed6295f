package dev.akashi.sigma;

/**
 * One of the texts that a written value stands for, on its way through the modifiers.
 *
 * @param glob the text
 * @param isBytes whether each character stands for one byte, which is so after {@code utf16*}
 */
record Variant(Glob glob, boolean isBytes) {}
