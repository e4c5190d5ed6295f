package dev.akashi.catalog;

/** The same words in both languages of the product. */
public record Phrase(String en, String ja) {}
