package dev.akashi.catalog.expectation;

import dev.akashi.catalog.Controls;
import dev.akashi.catalog.Nearest;
import dev.akashi.catalog.Phrase;
import dev.akashi.catalog.Section;
import dev.akashi.catalog.expectation.Mechanism.Follows;
import dev.akashi.catalog.expectation.Mechanism.Never;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns the sections of a file into expectations, complaining on the way. */
final class ExpectationReader {
  private static final Pattern ID = Pattern.compile("[A-Z][A-Z0-9]{1,9}-[0-9]{2,4}");
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");
  private static final Set<String> KINDS =
      Set.of("log", "change-ticket", "access-review", "attestation");
  private static final String[] KEYS =
      Stream.concat(
              Stream.of(
                  "id",
                  "controls",
                  "title",
                  "broken",
                  "check",
                  "basis",
                  "severity",
                  "signal",
                  "kind",
                  "evidence",
                  "section",
                  "numbers",
                  "events"),
              MechanismReader.KEYS.stream())
          .toArray(String[]::new);

  private final Controls controls;
  private final EventReader events;

  ExpectationReader(Controls controls, EventReader events) {
    this.controls = controls;
    this.events = events;
  }

  /**
   * Reads one.
   *
   * @param overrides numbers by name that take the place of those in the file
   * @return null after complaints that leave nothing to go on with
   */
  @Nullable Expectation read(String file, Section section, Map<String, String> overrides) {
    section.only(KEYS);
    String id = section.text("id", "an id such as CHG-09");
    if (!id.isEmpty() && !ID.matcher(id).matches()) {
      section.complainAt("id", "expected an id such as CHG-09, found \"%s\"".formatted(id));
    }
    var numbers = new Numbers(section, overrides);
    var mechanism = mechanism(id, section, numbers);
    if (mechanism == null) {
      return null;
    }
    var counted = events(id, section, numbers, mechanism);
    var check = word(section, "check", CheckType.words(), CheckType::of, CheckType.INTERVAL);
    checkFits(section, check);
    var named = numbers.all();
    return counted == null
        ? null
        : new Expectation(
            id,
            controls(section),
            phrase(section, "title"),
            phrase(section, "broken"),
            check,
            word(section, "basis", "stated or proposed", Basis::of, Basis.PROPOSED),
            word(
                section,
                "severity",
                "low, medium, high or critical",
                Severity::of,
                Severity.MEDIUM),
            word(
                section,
                "signal",
                "failing, silent, stale or insufficient",
                Signal::of,
                Signal.FAILING),
            kind(section),
            phrase(section, "evidence"),
            section.has("section") ? section.text("section", "where the promise is printed") : "",
            named,
            counted,
            mechanism,
            file);
  }

  private static @Nullable Mechanism mechanism(String id, Section section, Numbers numbers) {
    var keys = MechanismReader.KEYS.stream().filter(section::has).toList();
    if (keys.size() != 1) {
      section.complain(
          section.map(),
          "expected exactly one of %s, found %s".formatted(MechanismReader.KEYS, keys));
      return null;
    }
    var below = section.section(keys.getFirst());
    var declared = section.section("events");
    var names = declared == null ? Set.<String>of() : declared.map().byKey().keySet();
    return below == null
        ? null
        : new MechanismReader(id, names, numbers).read(keys.getFirst(), below);
  }

  private @Nullable Map<String, CountedEvent> events(
      String id, Section section, Numbers numbers, Mechanism mechanism) {
    var declared = section.section("events");
    if (declared == null) {
      section.complainAt("events", "expected at least one event, found none");
      return null;
    }
    var read = new LinkedHashMap<String, CountedEvent>();
    boolean whole = true;
    for (var entry : declared.map().entries()) {
      if (!NAME.matcher(entry.key()).matches()) {
        declared.complainAt(
            entry.key(), "expected a name of lower-case letters, digits and underscores");
      }
      var below = declared.section(entry.key());
      var event =
          below == null
              ? null
              : events.read(id, entry.key(), below, numbers, compared(mechanism, entry.key()));
      if (event == null) {
        whole = false;
      } else {
        read.put(entry.key(), event);
      }
    }
    return whole ? Collections.unmodifiableMap(read) : null;
  }

  private static Set<String> compared(Mechanism mechanism, String event) {
    var fields = new TreeSet<String>();
    switch (mechanism) {
      case Follows follows -> {
        add(fields, follows.each(), follows.needs(), event);
        add(fields, follows.each(), follows.unless(), event);
      }
      case Never never -> add(fields, never.bad(), never.unless(), event);
      case Mechanism.Correlates correlates -> fields.addAll(correlates.fields());
      default -> {}
    }
    return fields;
  }

  private static void add(Set<String> fields, String judged, List<Need> needs, String event) {
    for (Need need : needs) {
      if (event.equals(judged)) {
        fields.addAll(need.comparedHere());
      }
      if (need.events().contains(event)) {
        fields.addAll(need.comparedThere());
      }
    }
  }

  private static void checkFits(Section section, CheckType check) {
    for (String key : MechanismReader.KEYS) {
      if (section.has(key) && !MechanismReader.checks(key).contains(check)) {
        section.complainAt(
            "check",
            "%s cannot be checked by %s, only %s"
                .formatted(
                    check.id(),
                    key,
                    MechanismReader.checks(key).stream().map(CheckType::id).sorted().toList()));
      }
    }
  }

  private List<String> controls(Section section) {
    var ids = new ArrayList<String>();
    for (String text : section.texts("controls", "a control such as III.1.1.8")) {
      controls
          .find(text)
          .ifPresentOrElse(
              control -> ids.add(control.id()),
              () ->
                  section.complainAt(
                      "controls",
                      "no control \"%s\"; near to it: %s".formatted(text, controls.suggest(text))));
    }
    if (ids.isEmpty()) {
      section.complainAt("controls", "expected at least one control, found none");
    }
    return ids;
  }

  private static String kind(Section section) {
    String kind = section.text("kind", "log, change-ticket, access-review or attestation");
    if (!kind.isEmpty() && !KINDS.contains(kind)) {
      section.complainAt(
          "kind",
          "expected log, change-ticket, access-review or attestation, found \"%s\"%s"
              .formatted(kind, Nearest.hint(kind, KINDS)));
    }
    return kind;
  }

  private static Phrase phrase(Section section, String key) {
    var phrase = section.section(key);
    if (phrase == null) {
      if (!section.has(key)) {
        section.complainAt(key, "missing, expected a map with en and ja");
      }
      return new Phrase("", "");
    }
    phrase.only("en", "ja");
    return new Phrase(phrase.text("en", "English"), phrase.text("ja", "Japanese"));
  }

  private static <T> T word(
      Section section, String key, String expected, Function<String, Optional<T>> of, T absent) {
    section.text(key, expected);
    T value = section.value(key, expected, text -> of.apply(text).orElse(null));
    return value == null ? absent : value;
  }
}
