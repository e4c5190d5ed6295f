package dev.akashi.sigma;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The verdict of one part of a rule on one event. */
public sealed interface Reason {

  /** Whether the part holds. */
  boolean holds();

  /** Adds what made this part hold. Called on parts that hold. */
  void collect(String selection, List<Matched> into);

  /** Adds one line for this part and one for each part below it. */
  void print(int depth, List<String> into);

  /**
   * Parts joined by {@code and} or {@code or}.
   *
   * @param operator {@code and} or {@code or}
   * @param holds whether all of them or any of them holds
   * @param parts every part, also those that the matcher would not have come to
   */
  record Joined(String operator, boolean holds, List<Reason> parts) implements Reason {
    @Override
    public void collect(String selection, List<Matched> into) {
      parts.stream().filter(Reason::holds).forEach(part -> part.collect(selection, into));
    }

    @Override
    public void print(int depth, List<String> into) {
      into.add(line(depth, holds, operator));
      parts.forEach(part -> part.print(depth + 1, into));
    }
  }

  /**
   * A part that must not hold.
   *
   * @param part the part below the {@code not}
   */
  record Negated(Reason part) implements Reason {
    @Override
    public boolean holds() {
      return !part.holds();
    }

    @Override
    public void collect(String selection, List<Matched> into) {
      // What is absent has no value to show.
    }

    @Override
    public void print(int depth, List<String> into) {
      into.add(line(depth, holds(), "not"));
      part.print(depth + 1, into);
    }
  }

  /**
   * A named selection of the rule.
   *
   * @param name its name; those of a filter have the title of the filter before them
   * @param body what it asks for
   */
  record Selected(String name, Reason body) implements Reason {
    @Override
    public boolean holds() {
      return body.holds();
    }

    @Override
    public void collect(String selection, List<Matched> into) {
      body.collect(name, into);
    }

    @Override
    public void print(int depth, List<String> into) {
      into.add(line(depth, holds(), name));
      body.print(depth + 1, into);
    }
  }

  /**
   * One test on one field, or on all fields for a keyword.
   *
   * @param field name of the field; null for a keyword
   * @param condition the test as the rule has it
   * @param holds its verdict
   * @param value the value that decided, or the value that the field has instead; null when the
   *     field is absent or without a value
   */
  record Tested(@Nullable String field, String condition, boolean holds, @Nullable String value)
      implements Reason {
    @Override
    public void collect(String selection, List<Matched> into) {
      into.add(new Matched(selection, field, value == null ? "" : value, condition));
    }

    @Override
    public void print(int depth, List<String> into) {
      String found = value == null ? "nothing" : "'" + value + "'";
      into.add(line(depth, holds, condition) + " (found " + found + ")");
    }
  }

  private static String line(int depth, boolean holds, String what) {
    return "  ".repeat(depth) + (holds ? "yes " : "no  ") + what;
  }
}
