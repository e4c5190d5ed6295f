package dev.akashi.sigma.yaml;

import org.jspecify.annotations.Nullable;

/** A piece of a YAML document and where it starts. Immutable. */
public sealed interface YamlNode permits YamlMap, YamlList, YamlScalar {

  /** 1-based line. */
  int line();

  /** 1-based column, counted in code points. */
  int column();

  /** The same as unmodifiable Map, List, String, Long, BigInteger, BigDecimal, Boolean or null. */
  @Nullable Object plain();

  /** What it is, in words for a complaint: {@code a map}, {@code a list}, {@code the text 'x'}. */
  String described();
}
