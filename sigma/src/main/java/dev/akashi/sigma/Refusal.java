package dev.akashi.sigma;

import dev.akashi.sigma.yaml.YamlNode;

/**
 * Stops the work on one part of a document; its siblings go on, so that all errors are reported.
 */
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ProblemCode code;
  private final int line;
  private final int column;

  Refusal(ProblemCode code, String message, int line, int column) {
    super(message, null, false, false);
    this.code = code;
    this.line = line;
    this.column = column;
  }

  Refusal(ProblemCode code, String message, YamlNode at) {
    this(code, message, at.line(), at.column());
  }

  ProblemCode code() {
    return code;
  }

  String reason() {
    return String.valueOf(getMessage());
  }

  int line() {
    return line;
  }

  int column() {
    return column;
  }
}
