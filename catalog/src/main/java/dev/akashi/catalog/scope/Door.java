package dev.akashi.catalog.scope;

import java.util.List;

/** How events come in. */
public sealed interface Door {

  /**
   * Files that are followed.
   *
   * @param globs absolute, at least one
   */
  record FileDoor(List<String> globs) implements Door {}

  /** {@code POST /collect/{source}}. */
  record HttpDoor() implements Door {}

  /** Standard input. */
  record StdinDoor() implements Door {}
}
