package dev.akashi.drift.notify;

import dev.akashi.catalog.scope.Alerts;
import dev.akashi.catalog.scope.Destination;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Decides where messages may go. Whoever connects asks for the addresses here and connects to one
 * of these and no other: a name that is resolved twice may say something else the second time. Safe
 * for use by many threads.
 */
final class EgressGuard {
  /** Finds the addresses of a host. */
  interface Lookup {
    InetAddress[] all(String host) throws UnknownHostException;
  }

  private final Alerts alerts;
  private final Lookup lookup;

  EgressGuard(Alerts alerts, Lookup lookup) {
    this.alerts = alerts;
    this.lookup = lookup;
  }

  /**
   * The addresses of a destination, each of them checked.
   *
   * @param host a name or an address; IPv6 with or without brackets
   * @throws ForbiddenDestinationException when it is not on the list, or one of its addresses is of
   *     a kind that the list does not allow
   * @throws UnknownHostException when it has no address now
   */
  List<InetAddress> addresses(String host, int port) throws UnknownHostException {
    var bracketed = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    var destination =
        Destination.of(bracketed, port)
            .orElseThrow(
                () ->
                    new ForbiddenDestinationException(
                        "expected a host name or an address in its plain form, found "
                            + PlainText.name(host)));
    var allowed =
        alerts
            .allowed(destination)
            .orElseThrow(
                () ->
                    new ForbiddenDestinationException(
                        "expected a destination that alerts.allow lists, found " + destination));
    var addresses = lookup.all(destination.host());
    for (InetAddress address : addresses) {
      var kind = AddressKind.of(address);
      boolean fits =
          kind == AddressKind.PUBLIC || kind == AddressKind.PRIVATE && allowed.inPrivate();
      if (!fits) {
        throw new ForbiddenDestinationException(
            "%s has the address %s: expected %s"
                .formatted(
                    destination,
                    address.getHostAddress(),
                    kind == AddressKind.PRIVATE
                        ? "a public one; to allow a private one, write {private: %s} in alerts.allow"
                            .formatted(destination)
                        : "one that belongs to a receiver, not a link-local, multicast or reserved"
                            + " one"));
      }
    }
    return Arrays.asList(addresses);
  }
}
