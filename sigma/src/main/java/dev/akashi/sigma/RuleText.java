package dev.akashi.sigma;

/**
 * One YAML text that holds Sigma documents.
 *
 * @param path where the text came from; only used to say so in problems and matches
 * @param yaml the text itself, one or several documents separated by {@code ---}
 */
public record RuleText(String path, String yaml) {}
