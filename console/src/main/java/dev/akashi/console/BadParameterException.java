package dev.akashi.console;

import java.io.Serial;

/** A request names something that cannot be asked. The words are looked up per language. */
final class BadParameterException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final String parameter;
  private final String expectation;
  private final String found;

  /**
   * One bad parameter.
   *
   * @param expectation what was expected: the part of a message key after {@code expected.}
   */
  BadParameterException(String parameter, String expectation, String found) {
    super(parameter + ": expected " + expectation + ", found \"" + found + "\"");
    this.parameter = parameter;
    this.expectation = expectation;
    this.found = found;
  }

  String parameter() {
    return parameter;
  }

  String expectation() {
    return expectation;
  }

  String found() {
    return found;
  }
}
