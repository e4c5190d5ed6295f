package dev.akashi.catalog.scope;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The section {@code alerts}: who is told, and where messages may go.
 *
 * @param console address of the console for links, without a slash at its end; null leaves links
 *     out
 * @param receivers by name, in the order of the file
 */
public record Alerts(
    @Nullable URI console, List<Allowed> allow, Map<String, AlertReceiver> receivers) {
  /** Nobody is told. */
  public static final Alerts NONE = new Alerts(null, List.of(), Map.of());

  /**
   * A destination that messages may go to.
   *
   * @param inPrivate whether it may be an address of a private network or of this machine
   */
  public record Allowed(Destination destination, boolean inPrivate) {}

  /** What the allow list says of a destination; empty where nothing may be sent there. */
  public Optional<Allowed> allowed(Destination destination) {
    return allow.stream().filter(entry -> entry.destination().equals(destination)).findFirst();
  }

  /** What is wrong with sending to an address, empty where nothing is. */
  public Optional<String> objection(WebAddress address) {
    var allowed = allowed(address.destination());
    if (allowed.isEmpty()) {
      return Optional.of(notListed(address.destination()));
    }
    return !address.tls() && !allowed.get().inPrivate()
        ? Optional.of(
            "expected https:// for %s, because alerts.allow does not call it private"
                .formatted(address.destination()))
        : Optional.empty();
  }

  static String notListed(Destination destination) {
    return "expected a destination that alerts.allow lists, found %s; if alerts may go there, add it"
        .formatted(destination);
  }
}
