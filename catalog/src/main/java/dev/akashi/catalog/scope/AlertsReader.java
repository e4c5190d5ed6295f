package dev.akashi.catalog.scope;

import dev.akashi.catalog.Nearest;
import dev.akashi.catalog.Section;
import dev.akashi.sigma.yaml.YamlMap;
import dev.akashi.sigma.yaml.YamlNode;
import dev.akashi.sigma.yaml.YamlScalar;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns the section {@code alerts} into {@link Alerts}, complaining on the way. */
final class AlertsReader {
  private static final int RECEIVERS_MAX = 20;
  private static final int ALLOWED_MAX = 100;
  private static final int HTTPS_PORT = 443;
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
  private static final List<String> SEVERITIES = List.of("low", "medium", "high", "critical");
  private static final List<String> LANGUAGES = List.of("ja", "en");
  private static final String DESTINATION =
      "host, host:port or {private: host:port}, where a host without port means port 443";

  private final Collection<String> systems;
  private final Path folder;

  private AlertsReader(Collection<String> systems, Path folder) {
    this.systems = systems;
    this.folder = folder;
  }

  /** Reads the section of the file, which may be absent. */
  static Alerts read(Section file, Collection<String> systems, Path folder) {
    var section = file.section("alerts");
    return section == null
        ? Alerts.NONE
        : new AlertsReader(systems, folder).alerts(section.only("console", "allow", "receivers"));
  }

  private Alerts alerts(Section section) {
    var console = console(section);
    var allow = allow(section);
    var known = new Alerts(console, allow, Collections.emptyMap());
    var receivers = new LinkedHashMap<String, AlertReceiver>();
    var entries = section.section("receivers");
    if (entries == null) {
      return known;
    }
    if (entries.map().entries().size() > RECEIVERS_MAX) {
      section.complainAt("receivers", "expected at most %d".formatted(RECEIVERS_MAX));
    }
    var channels = new AlertChannelReader(known, folder);
    for (var entry : entries.map().entries()) {
      checkName(entries, entry);
      var inner = entries.section(entry.key());
      var receiver = inner == null ? null : receiver(entry.key(), inner, channels);
      if (receiver != null) {
        receivers.put(entry.key(), receiver);
      }
    }
    return new Alerts(console, allow, Collections.unmodifiableMap(receivers));
  }

  private static @Nullable URI console(Section section) {
    return section.value(
        "console",
        "the address of the console, such as https://akashi.example.com",
        text -> {
          try {
            var uri = WebAddress.of(text).uri();
            return uri.getRawQuery() == null ? URI.create(text.replaceAll("/+$", "")) : null;
          } catch (IllegalArgumentException e) {
            return null;
          }
        });
  }

  private static List<Alerts.Allowed> allow(Section section) {
    var allow = new ArrayList<Alerts.Allowed>();
    for (var node : section.items("allow")) {
      var entry = allowed(section, node);
      if (entry != null) {
        allow.add(entry);
      }
    }
    if (allow.size() > ALLOWED_MAX) {
      section.complainAt("allow", "expected at most %d".formatted(ALLOWED_MAX));
    }
    return List.copyOf(allow);
  }

  private static Alerts.@Nullable Allowed allowed(Section section, YamlNode node) {
    boolean inPrivate = node instanceof YamlMap;
    var named =
        node instanceof YamlMap map && map.entries().size() == 1 ? map.get("private") : node;
    var destination =
        named instanceof YamlScalar scalar && scalar.value() != null
            ? Destination.of(scalar.text(), HTTPS_PORT)
            : java.util.Optional.<Destination>empty();
    if (destination.isEmpty()) {
      section.complain(
          node,
          "%s: expected %s, found %s"
              .formatted(section.path("allow"), DESTINATION, node.described()));
      return null;
    }
    return new Alerts.Allowed(destination.get(), inPrivate);
  }

  private @Nullable AlertReceiver receiver(
      String name, Section section, AlertChannelReader channels) {
    var channel = channels.read(section);
    var languages = words(section, "languages", LANGUAGES);
    var severities = words(section, "severities", SEVERITIES);
    var wanted = section.has("systems") ? words(section, "systems", systems) : Set.<String>of();
    boolean watchdog = watchdog(section, channel);
    return channel == null
        ? null
        : new AlertReceiver(
            name,
            channel,
            languages.stream().map(id -> Language.named(id).orElseThrow()).toList(),
            severities,
            wanted,
            watchdog);
  }

  /** Words of a list, in its order; all that are known where the list is absent. */
  private static Set<String> words(Section section, String key, Collection<String> known) {
    var words = new LinkedHashSet<String>();
    for (var word : section.texts(key, "some of " + known)) {
      if (known.contains(word)) {
        words.add(word);
      } else {
        section.complainAt(
            key,
            "expected some of %s, found \"%s\"%s"
                .formatted(known, word, Nearest.hint(word, known)));
      }
    }
    if (section.has(key) && section.items(key).isEmpty()) {
      section.complainAt(key, "expected at least one of %s, found none".formatted(known));
    }
    return Collections.unmodifiableSet(section.has(key) ? words : new LinkedHashSet<>(known));
  }

  private static boolean watchdog(Section section, @Nullable AlertChannel channel) {
    var wanted =
        section.value(
            "watchdog",
            "true or false",
            text -> List.of("true", "false").contains(text) ? Boolean.valueOf(text) : null);
    if (wanted == null || !wanted) {
      return false;
    }
    boolean machine =
        channel == null
            || channel instanceof AlertChannel.Webhook
            || channel instanceof AlertChannel.Alertmanager;
    if (!machine) {
      section.complainAt(
          "watchdog",
          "expected a webhook or an alertmanager, because nobody notices that a message a minute"
              + " fails to come");
    }
    return machine;
  }

  private static void checkName(Section section, YamlMap.Entry entry) {
    if (!NAME.matcher(entry.key()).matches()) {
      section.complain(
          entry.value(),
          "%s: expected a name of lower-case letters, digits and hyphens, at most 40, found \"%s\""
              .formatted(section.path(entry.key()), entry.key()));
    }
  }
}
