package dev.akashi.sigma;

import java.util.List;

/** A condition as written, before its names are looked up. */
sealed interface Condition {

  record Any(List<Condition> parts) implements Condition {}

  record All(List<Condition> parts) implements Condition {}

  record Not(Condition part) implements Condition {}

  /**
   * A selection by its name.
   *
   * @param at 0-based place in the condition
   */
  record Name(String name, int at) implements Condition {}

  /**
   * One or all of the selections with a name like this.
   *
   * @param all whether every one of them has to hold
   * @param pattern a name with {@code *} for any characters, or {@code them}
   * @param at 0-based place in the condition
   */
  record Quantified(boolean all, String pattern, int at) implements Condition {}
}
