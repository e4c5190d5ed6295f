package dev.akashi.sigma;

import org.jspecify.annotations.Nullable;

/**
 * Why a document was refused, and where.
 *
 * @param path path of the text
 * @param ruleId the id that the document declares, null when it has none or could not be read
 * @param code stable word of {@link ProblemCode}, for example {@code unknown-modifier}
 * @param message what was expected and what was found
 * @param line 1-based line in the text
 * @param column 1-based column in the line, counted in code points
 */
public record Problem(
    String path, @Nullable String ruleId, String code, String message, int line, int column) {

  /** The problem as one line that editors understand: {@code path:line:column: code: message}. */
  public String sentence() {
    return path + ":" + line + ":" + column + ": " + code + ": " + message;
  }
}
