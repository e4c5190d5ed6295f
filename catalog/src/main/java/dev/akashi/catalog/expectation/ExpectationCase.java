package dev.akashi.catalog.expectation;

import dev.akashi.catalog.expectation.Timeline.Item;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * One example of an expectation.
 *
 * @param without labels of items of the healthy timeline that do not happen
 * @param add what happens besides
 * @param checks how the expectation has to stand at given times
 * @param neighbours whether the other expectations of its controls have to be met all the time, as
 *     they are everywhere but where one record cannot but break several
 */
public record ExpectationCase(
    String file,
    String name,
    Set<String> without,
    List<Item> add,
    List<Check> checks,
    boolean neighbours) {
  public ExpectationCase {
    without = Set.copyOf(without);
    add = List.copyOf(add);
    checks = List.copyOf(checks);
  }

  /**
   * How it has to stand.
   *
   * @param state word of the standing, such as {@code failing} or {@code met}
   * @param cause code of the cause; empty for any
   * @param subject what it has to be about; empty for anything
   */
  public record Check(Instant at, String state, String cause, String subject) {}

  @Override
  public String toString() {
    return file + ": " + name;
  }
}
