package dev.akashi.catalog.pack;

import dev.akashi.catalog.pack.Reading.Ref;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What makes two records of a source the same thing.
 *
 * @param fields native fields, joined in this order; empty where records have no identity
 * @param revision the field that tells versions of the same thing apart
 * @param otherPosition whether a record in which all fields are absent is told apart by its
 *     position, as where there is no identity, instead of being unreadable
 */
public record Identity(
    List<Ref> fields, @Nullable Ref revision, Policy policy, boolean otherPosition) {
  private static final int CHARS_MAX = 400;

  /** What it means when two records share an identity and differ. */
  public enum Policy {
    /** The source promises that it never changes a record: a difference is an alarm. */
    IMMUTABLE,
    /** The source changes its records and numbers the versions. */
    VERSIONED
  }

  static final Identity NONE = new Identity(List.of(), null, Policy.VERSIONED, false);

  /** Whether the same identity promises the same content. */
  public boolean immutable() {
    return !fields.isEmpty() && policy == Policy.IMMUTABLE;
  }

  /** Null where records have no identity, or this one has none and may go without. */
  @Nullable String of(Reading reading) {
    if (fields.isEmpty() || (otherPosition && isAbsent(reading))) {
      return null;
    }
    var parts = new ArrayList<String>();
    for (var field : fields) {
      parts.add(part(reading, field));
    }
    if (revision != null) {
      parts.add(part(reading, revision));
    }
    var id = String.join("/", parts);
    if (id.length() > CHARS_MAX) {
      throw new Refusal(
          Reason.INVALID_IDENTITY,
          "expected an identity of at most %d characters, found %d"
              .formatted(CHARS_MAX, id.length()));
    }
    return id;
  }

  private boolean isAbsent(Reading reading) {
    return fields.stream().allMatch(field -> reading.value(field) == null);
  }

  private static String part(Reading reading, Ref field) {
    var text = Scalars.text(reading.value(field));
    if (text == null) {
      throw new Refusal(
          Reason.INVALID_IDENTITY,
          "expected a text or number in %s, which is part of the identity; found none"
              .formatted(field.path().text()));
    }
    // Without this, a/b with c and a with b/c were the same thing.
    return text.replace("%", "%25").replace("/", "%2F");
  }
}
