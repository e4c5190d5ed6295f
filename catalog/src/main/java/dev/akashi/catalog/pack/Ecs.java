package dev.akashi.catalog.pack;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the Elastic Common Schema holds in a field, as far as packs may write it. */
final class Ecs {
  static final String VERSION = "9.4.0";
  private static final String LABELS = "labels.";

  /** What is stored in a field, and so what every record has to bring into it. */
  enum Type {
    KEYWORD("a text", Scalars::text),
    LONG("a whole number", Scalars::whole),
    DOUBLE("a number", Scalars::fraction),
    BOOLEAN("true or false", value -> value instanceof Boolean ? value : null),
    IP("an IP address", Scalars::address),
    DATE("a moment such as 2026-11-22T03:04:05Z", Scalars::moment),
    /** Below {@code akashi.details} and its like, where the store takes any shape. */
    FREE("any value", value -> value);

    private final String expected;
    private final Function<Object, @Nullable Object> conversion;

    Type(String expected, Function<Object, @Nullable Object> conversion) {
      this.expected = expected;
      this.conversion = conversion;
    }

    /** What the field holds, in words for a message. */
    String expected() {
      return expected;
    }

    /** One value as the field holds it, null where it does not fit. */
    @Nullable Object of(Object value) {
      return conversion.apply(value);
    }
  }

  /**
   * A field of the schema.
   *
   * @param list whether the field always holds a list, even of one
   */
  record Field(Type type, boolean list) {}

  private static final Map<String, Field> FIELDS = EcsFields.read();

  /** Sections of {@code akashi} that a pack may write. */
  static final Set<String> SECTIONS =
      Set.of("details", "change", "review", "attestation", "people", "session", "subject");

  /** Field sets of the schema of which packs write nothing, or nothing under a fixed name. */
  private static final Set<String> NOT_WRITTEN = Set.of("entity", "gen_ai", "labels", "volume");

  private Ecs() {}

  /** Names of all fields; those below {@code labels} are for the pack to choose. */
  static Set<String> names() {
    return FIELDS.keySet();
  }

  /** Whether the schema has this field. */
  static boolean has(String field) {
    return FIELDS.containsKey(field) || isLabel(field);
  }

  /** Whether the schema keeps this first name for itself. */
  static boolean hasRoot(String name) {
    return NOT_WRITTEN.contains(name)
        || names().stream().anyMatch(field -> field.equals(name) || field.startsWith(name + "."));
  }

  /** What is stored in a field; outside the schema anything. */
  static Type typeOf(String field) {
    var found = FIELDS.get(field);
    if (found != null) {
      return found.type;
    }
    return isLabel(field) ? Type.KEYWORD : Type.FREE;
  }

  /** Whether the field always holds a list, even of one. */
  static boolean isList(String field) {
    var found = FIELDS.get(field);
    return found != null && found.list;
  }

  /** The schema wants labels flat. */
  private static boolean isLabel(String field) {
    return field.startsWith(LABELS) && field.indexOf('.', LABELS.length()) < 0;
  }
}
