package dev.akashi.launcher.rules;

import dev.akashi.sigma.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Something to say about a rule or about a file of rules.
 *
 * @param code stable word: one of {@link dev.akashi.sigma.ProblemCode}, or {@code unreadable},
 *     {@code encoding}, {@code too-large}, {@code too-many}, {@code too-deep} and {@code loop} for
 *     what is wrong with files and directories
 * @param message what was expected and what was found
 * @param line 1-based line in the file; null where no place can be named
 * @param column 1-based column in the line, counted in code points; null without a line
 */
public record Remark(
    String code, String message, @Nullable Integer line, @Nullable Integer column) {

  static Remark of(Problem problem) {
    return new Remark(problem.code(), problem.message(), problem.line(), problem.column());
  }

  /** A remark about the whole file or directory. */
  static Remark of(String code, String message) {
    return new Remark(code, message, null, null);
  }
}
