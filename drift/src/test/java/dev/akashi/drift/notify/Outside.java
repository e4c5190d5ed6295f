package dev.akashi.drift.notify;

import dev.akashi.catalog.Catalog;
import dev.akashi.catalog.scope.Scope;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The receivers of an akashi.yml, and alerts for them. */
final class Outside {
  static final Catalog CATALOG = Catalog.builtIn();

  private Outside() {}

  /** A scope with one receiver, called ops. */
  static Scope scope(String allow, String receiver) {
    return Scope.parse(
        Path.of("/etc/akashi/akashi.yml"),
        """
        zone: Asia/Tokyo
        systems:
          payments-prod:
            title: {en: Payments, ja: 決済}
            layers: [common, saas, paas-iaas]
        alerts:
          console: https://akashi.example.com/
          allow: [%s]
          receivers:
            ops: %s
        """
            .formatted(allow, receiver),
        CATALOG);
  }

  static Receiver receiver(Scope scope, Map<String, String> environment) {
    return new Receivers(scope, CATALOG.controls(), guard(scope), environment::get)
        .open()
        .get("ops");
  }

  static EgressGuard guard(Scope scope) {
    return new EgressGuard(scope.alerts(), InetAddress::getAllByName);
  }

  static AlertText text(Scope scope) {
    return new AlertText(CATALOG.controls(), scope);
  }

  /** A control that broke. */
  static Alert opened() {
    return opened("CHG-2041");
  }

  static Alert opened(String ticket) {
    var incident = Incident.of(Statuses.failing("III.1.1.8", "inc-7f3a", ticket, Statuses.NOON));
    var group = GroupIds.of(GroupIds.identity(incident), incident);
    return alert(group, Alert.Transition.OPENED, List.of(incident), List.of(), Map.of());
  }

  /** The same control when it is good again. */
  static Alert resolved() {
    return alert(
        opened().group(),
        Alert.Transition.RESOLVED,
        List.of(),
        List.of(),
        Map.of("inc-7f3a", new Member("mic:III.1.1.8", "high", true)));
  }

  static Alert alert(
      String group,
      Alert.Transition transition,
      List<Incident> opened,
      List<Incident> still,
      Map<String, Member> recovered) {
    var cause = opened.isEmpty() && still.isEmpty() ? "violated" : "no-events";
    var first = opened.isEmpty() ? cause : opened.getFirst().cause();
    var at = Instant.parse("2026-11-26T03:00:06Z");
    return new Alert(group, Statuses.SYSTEM, first, transition, opened, still, recovered, at);
  }
}
