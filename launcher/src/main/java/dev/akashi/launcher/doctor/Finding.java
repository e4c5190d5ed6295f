package dev.akashi.launcher.doctor;

/**
 * One thing that was looked at.
 *
 * @param subject what
 * @param found what was found
 * @param remedy what to do; empty when nothing is wrong
 */
public record Finding(String subject, String found, String remedy) {

  static Finding good(String subject, String found) {
    return new Finding(subject, found, "");
  }

  static Finding bad(String subject, String found, String remedy) {
    return new Finding(subject, found, remedy);
  }

  public boolean good() {
    return remedy.isEmpty();
  }
}
