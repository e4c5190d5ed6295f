package dev.akashi.collector.file;

/**
 * How patient a file source is.
 *
 * @param pollMs between two looks
 * @param idleMs how long a rotated file must rest before its last line counts without its end
 * @param graceMs how long a vanished file may take to come back under another name
 */
public record FileTimes(long pollMs, long idleMs, long graceMs) {
  /** Half a second, 5 seconds, 5 seconds. */
  public static final FileTimes DEFAULT = new FileTimes(500, 5_000, 5_000);
}
