package dev.akashi.collector;

/** Settings are missing or wrong; the message is for the person who starts the app. */
final class SettingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SettingsException(String message) {
    super(message);
  }
}
