package dev.akashi.sigma.yaml;

/** A text cannot be read as YAML, or not within the bounds of {@link YamlDocuments}. */
public final class YamlProblem extends Exception {

  private static final long serialVersionUID = 1L;

  private final String path;
  private final String reason;
  private final int line;
  private final int column;

  YamlProblem(String path, int line, int column, String reason) {
    super(path + ":" + line + ":" + column + ": " + reason);
    this.path = path;
    this.reason = reason;
    this.line = line;
    this.column = column;
  }

  /** Path of the text, as the caller named it. */
  public String path() {
    return path;
  }

  /** What was expected and what was found, without the place. */
  public String reason() {
    return reason;
  }

  /** 1-based line. */
  public int line() {
    return line;
  }

  /** 1-based column. */
  public int column() {
    return column;
  }
}
