package dev.akashi.sigma;

import dev.akashi.sigma.Modifier.Kind;
import dev.akashi.sigma.yaml.YamlMap;
import dev.akashi.sigma.yaml.YamlNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a selection, taken apart: {@code field|modifier|modifier: value}.
 *
 * @param field name of the field; null for keywords
 * @param key the whole key as written
 * @param chain the modifiers from left to right, each at most once
 * @param value what is asked for
 * @param line 1-based line of the key
 * @param column 1-based column of the key
 */
record Entry(
    @Nullable String field,
    String key,
    List<Modifier> chain,
    YamlNode value,
    int line,
    int column) {

  private static final Set<Modifier> WITH_REGEX =
      EnumSet.of(
          Modifier.RE,
          Modifier.IGNORECASE,
          Modifier.MULTILINE,
          Modifier.DOTALL,
          Modifier.CONTAINS,
          Modifier.STARTSWITH,
          Modifier.ENDSWITH,
          Modifier.EXPAND,
          Modifier.ALL,
          Modifier.NEQ,
          Modifier.CASED);
  private static final Set<Modifier> WITH_NETWORK =
      EnumSet.of(Modifier.CIDR, Modifier.EXPAND, Modifier.ALL, Modifier.NEQ);
  private static final Set<Modifier> WITH_REFERENCE =
      EnumSet.of(
          Modifier.FIELDREF,
          Modifier.CONTAINS,
          Modifier.STARTSWITH,
          Modifier.ENDSWITH,
          Modifier.ALL,
          Modifier.NEQ,
          Modifier.CASED);

  /** A keyword outside of any map. */
  static Entry keyword(YamlNode value) {
    return new Entry(null, "", List.of(), value, value.line(), value.column());
  }

  static Entry of(YamlMap.Entry entry) {
    String[] words = entry.key().split("\\|", -1);
    List<Modifier> chain = new ArrayList<>();
    for (int i = 1; i < words.length; i++) {
      chain.add(modifier(words[i], entry));
    }
    String field = words[0].isEmpty() ? null : words[0];
    Entry read =
        new Entry(
            field, entry.key(), List.copyOf(chain), entry.value(), entry.line(), entry.column());
    read.checkChain();
    return read;
  }

  private static Modifier modifier(String word, YamlMap.Entry entry) {
    Modifier modifier = Modifier.of(word);
    if (modifier == null) {
      String message = "expected a modifier of Sigma 2.1, found '%s' in '%s'";
      throw new Refusal(
          ProblemCode.UNKNOWN_MODIFIER,
          message.formatted(word, entry.key()),
          entry.line(),
          entry.column());
    }
    return modifier;
  }

  boolean has(Modifier modifier) {
    return chain.contains(modifier);
  }

  /** The modifier of a kind of which a chain has at most one; null when it has none. */
  @Nullable Modifier only(Kind kind) {
    return chain.stream().filter(modifier -> modifier.kind() == kind).findFirst().orElse(null);
  }

  /** A refusal at the key of this entry. */
  Refusal refusal(ProblemCode code, String message) {
    return new Refusal(code, "'" + key + "': " + message, line, column);
  }

  private void checkChain() {
    if (EnumSet.copyOf(chain.isEmpty() ? List.of(Modifier.ALL) : chain).size() < chain.size()) {
      throw chainRefusal("expected each modifier once");
    }
    if (has(Modifier.RE) && chain.getFirst() != Modifier.RE) {
      throw chainRefusal("expected 're' as the first modifier");
    }
    if (has(Modifier.CASED) && has(Modifier.IGNORECASE)) {
      throw chainRefusal("'cased' and 'i' contradict each other");
    }
    checkCompany();
    checkOneOf(Kind.ORDER);
    checkOneOf(Kind.TIME);
    boolean textOnly = field == null;
    boolean valueOnly = has(Modifier.CIDR) || has(Modifier.EXISTS) || has(Modifier.FIELDREF);
    if (textOnly && (valueOnly || only(Kind.ORDER) != null || only(Kind.TIME) != null)) {
      throw chainRefusal("expected a field in front, since keywords are texts");
    }
  }

  private void checkCompany() {
    if (has(Modifier.EXISTS)) {
      allowOnly(EnumSet.of(Modifier.EXISTS));
    } else if (has(Modifier.RE)) {
      allowOnly(WITH_REGEX);
    } else if (has(Modifier.CIDR)) {
      allowOnly(WITH_NETWORK);
    } else if (has(Modifier.FIELDREF)) {
      allowOnly(WITH_REFERENCE);
    } else if (only(Kind.FLAG) != null) {
      throw chainRefusal("expected 're' before its flags 'i', 'm' and 's'");
    } else if (only(Kind.ORDER) != null || only(Kind.TIME) != null) {
      Set<Modifier> company = EnumSet.of(Modifier.ALL, Modifier.NEQ);
      chain.stream()
          .filter(modifier -> modifier.kind() == Kind.ORDER || modifier.kind() == Kind.TIME)
          .forEach(company::add);
      allowOnly(company);
    }
  }

  private void allowOnly(Set<Modifier> company) {
    for (Modifier modifier : chain) {
      if (!company.contains(modifier)) {
        throw chainRefusal("'" + modifier.word() + "' does not go together with the others");
      }
    }
  }

  private void checkOneOf(Kind kind) {
    List<Modifier> found = chain.stream().filter(modifier -> modifier.kind() == kind).toList();
    if (found.size() > 1) {
      String words = String.join(", ", found.stream().map(Modifier::word).toList());
      throw chainRefusal("expected only one of " + words);
    }
  }

  private Refusal chainRefusal(String message) {
    return refusal(ProblemCode.MODIFIER_CHAIN, message);
  }
}
