package dev.akashi.catalog;

/**
 * Something wrong in a file that people write.
 *
 * @param file as the caller named it
 * @param line 1-based
 * @param column 1-based
 * @param message the key, what was expected and what was found
 */
public record Complaint(String file, int line, int column, String message) {

  /** One line that editors understand: {@code file:line:column: message}. */
  public String sentence() {
    return file + ":" + line + ":" + column + ": " + message;
  }
}
