package dev.akashi.sigma;

import dev.akashi.sigma.yaml.YamlMap;
import org.jspecify.annotations.Nullable;

/** A document between reading and use; refused ones stay, so that references to them are known. */
sealed interface Draft {

  String path();

  YamlMap document();

  Complaints complaints();

  /** The id as declared; null when there is none. */
  @Nullable String id();

  /** The name as declared; null when there is none. */
  @Nullable String name();

  /**
   * A detection rule.
   *
   * @param head what it says about itself; null when that was refused
   * @param condition what it asks for; null when that was refused
   */
  record Detecting(
      String path,
      YamlMap document,
      Complaints complaints,
      @Nullable String id,
      @Nullable String name,
      Rule.@Nullable Head head,
      @Nullable Node condition)
      implements Draft {}

  /**
   * A filter.
   *
   * @param filter its content; null when it was refused
   */
  record Filtering(
      String path,
      YamlMap document,
      Complaints complaints,
      @Nullable String id,
      @Nullable String name,
      @Nullable Filter filter)
      implements Draft {}

  /**
   * A correlation.
   *
   * @param head what it says about itself; null when that was refused
   * @param body its content; null when it was refused
   */
  record Correlating(
      String path,
      YamlMap document,
      Complaints complaints,
      @Nullable String id,
      @Nullable String name,
      Rule.@Nullable Head head,
      @Nullable CorrelationBody body)
      implements Draft {}
}
