package dev.akashi.drift.notify;

import dev.akashi.catalog.Controls;
import dev.akashi.catalog.scope.AlertChannel;
import dev.akashi.catalog.scope.AlertReceiver;
import dev.akashi.catalog.scope.Alerts;
import dev.akashi.catalog.scope.Scope;
import dev.akashi.catalog.scope.Secret;
import dev.akashi.catalog.scope.WebAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Opens the receivers of akashi.yml. This is where their secrets are read. */
final class Receivers {
  private final Alerts alerts;
  private final AlertText text;
  private final EgressGuard guard;
  private final Function<String, @Nullable String> environment;

  Receivers(
      Scope scope,
      Controls controls,
      EgressGuard guard,
      Function<String, @Nullable String> environment) {
    this.alerts = scope.alerts();
    this.text = new AlertText(controls, scope);
    this.guard = guard;
    this.environment = environment;
  }

  /**
   * All receivers, by name.
   *
   * @throws RefusedReceiversException with everything that is wrong with any: a secret that is not
   *     there, an address that is none or goes where nothing may go
   */
  Map<String, Receiver> open() {
    Map<String, Receiver> receivers = new LinkedHashMap<>();
    List<String> complaints = new ArrayList<>();
    for (AlertReceiver receiver : alerts.receivers().values()) {
      try {
        receivers.put(receiver.name(), open(receiver));
      } catch (IllegalStateException | IllegalArgumentException e) {
        complaints.add("alerts.receivers.%s: %s".formatted(receiver.name(), e.getMessage()));
      }
    }
    if (!complaints.isEmpty()) {
      receivers.values().forEach(Receiver::close);
      throw new RefusedReceiversException(complaints);
    }
    return receivers;
  }

  private Receiver open(AlertReceiver receiver) {
    var languages = receiver.languages();
    return switch (receiver.channel()) {
      case AlertChannel.Webhook webhook -> {
        var signing = webhook.signing() == null ? null : webhook.signing().read(environment);
        yield new WebhookReceiver(http(webhook.url(), ""), text, languages, signing);
      }
      case AlertChannel.Alertmanager alertmanager ->
          new AlertmanagerReceiver(
              http(alertmanager.url(), AlertmanagerReceiver.PATH), text, languages);
      case AlertChannel.Slack slack -> new SlackReceiver(http(slack.url(), ""), text, languages);
      case AlertChannel.Teams teams -> new TeamsReceiver(http(teams.url(), ""), text, languages);
      case AlertChannel.Smtp smtp -> {
        var password = smtp.password() == null ? null : smtp.password().read(environment);
        yield new MailReceiver(smtp, password, text, languages, guard);
      }
    };
  }

  private GuardedHttp http(Secret url, String path) {
    var base = url.read(environment);
    var address = WebAddress.of(path.isEmpty() ? base : base.replaceAll("/+$", "") + path);
    alerts
        .objection(address)
        .ifPresent(
            words -> {
              throw new IllegalStateException(words);
            });
    return new GuardedHttp(address, guard);
  }
}
