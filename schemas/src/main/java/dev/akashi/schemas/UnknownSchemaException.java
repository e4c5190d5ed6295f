package dev.akashi.schemas;

/**
 * A record of a schema that this build does not know. Consumers are upgraded before producers, so
 * this says that the world is not as promised: stop, do not quarantine.
 */
public final class UnknownSchemaException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnknownSchemaException(String message, Throwable cause) {
    super(message, cause);
  }
}
