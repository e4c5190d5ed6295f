package dev.akashi.sigma;

import org.jspecify.annotations.Nullable;

/**
 * Where events come from, in Sigma's three words. An attribute that a rule leaves out does not
 * restrict it; one that it names has to be equal in the source of the event.
 *
 * @param category kind of activity, for example {@code process_creation}
 * @param product for example {@code linux}
 * @param service for example {@code sshd}
 */
public record LogSource(
    @Nullable String category, @Nullable String product, @Nullable String service) {

  /** Whether events of {@code source} are the concern of a rule with this log source. */
  public boolean covers(LogSource source) {
    return covers(category, source.category)
        && covers(product, source.product)
        && covers(service, source.service);
  }

  private static boolean covers(@Nullable String wanted, @Nullable String given) {
    return wanted == null || wanted.equals(given);
  }
}
