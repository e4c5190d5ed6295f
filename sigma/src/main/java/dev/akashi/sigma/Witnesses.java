package dev.akashi.sigma;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Derives what an event must show for a condition to hold: a set of which at least one member has
 * to be there. A part that negates, or that asks for nothing, has no such set.
 */
final class Witnesses {

  // A single character is in most values, and finding it everywhere costs more than it saves.
  private static final int MIN_CHARS = 2;

  private Witnesses() {}

  /** The set with the smallest share of events; null when the condition has none. */
  static @Nullable Set<Witness> of(Node node) {
    return switch (node) {
      case Node.AllOf all -> rarest(all.parts());
      case Node.AnyOf any -> union(any.parts(), Witnesses::of);
      case Node.Not _ -> null;
      case Node.Selection selection -> of(selection.body());
      case FieldTest test -> ofTest(test.field(), test.test());
      case KeywordTest keyword -> ofTest(null, keyword.test());
      case FieldReference reference -> present(reference.field());
      case Presence presence -> presence.expected() ? present(presence.field()) : null;
      case Node.Leaf _ -> null;
    };
  }

  private static @Nullable Set<Witness> rarest(List<Node> parts) {
    Set<Witness> rarest = null;
    double least = Double.POSITIVE_INFINITY;
    for (Node part : parts) {
      Set<Witness> found = of(part);
      double share = found == null ? Double.POSITIVE_INFINITY : share(found);
      if (share < least) {
        rarest = found;
        least = share;
      }
    }
    return rarest;
  }

  private static double share(Set<Witness> witnesses) {
    return witnesses.stream().mapToDouble(Witness::share).sum();
  }

  private static <T> @Nullable Set<Witness> union(
      List<T> alternatives, Function<T, @Nullable Set<Witness>> derive) {
    Set<Witness> union = new LinkedHashSet<>();
    for (T alternative : alternatives) {
      Set<Witness> found = derive.apply(alternative);
      if (found == null) {
        return null;
      }
      union.addAll(found);
    }
    return union;
  }

  private static @Nullable Set<Witness> ofTest(@Nullable Field field, ValueTest test) {
    return switch (test) {
      case ValueTest.AnyVariant any -> union(any.variants(), variant -> ofTest(field, variant));
      case TextTest text -> ofText(field, text);
      case ValueTest.Regex regex -> literals(field, regex.needs());
      case ValueTest.NumberEquals number when field != null && number.isWhole() ->
          Set.of(new Witness.Whole(field, number.whole()));
      case ValueTest.BooleanEquals truth when field != null ->
          Set.of(new Witness.Exact(field, Boolean.toString(truth.expected())));
      case NetworkTest network when field != null && network.isV4() ->
          Set.of(new Witness.Network(field, network.key()));
      default -> present(field);
    };
  }

  private static @Nullable Set<Witness> ofText(@Nullable Field field, TextTest test) {
    String whole = test.whole();
    if (field != null && whole != null) {
      return Set.of(new Witness.Exact(field, CaseFolding.fold(whole)));
    }
    String literal = test.longestLiteral();
    return isHalved(literal) ? present(field) : literals(field, List.of(CaseFolding.fold(literal)));
  }

  // Half a character is found within a whole one, which may fold to one with another half.
  private static boolean isHalved(String text) {
    return !text.isEmpty()
        && (Character.isLowSurrogate(text.charAt(0))
            || Character.isHighSurrogate(text.charAt(text.length() - 1)));
  }

  private static @Nullable Set<Witness> literals(@Nullable Field field, Collection<String> texts) {
    Set<Witness> literals = new LinkedHashSet<>();
    for (String text : texts) {
      if (text.length() < MIN_CHARS) {
        return present(field);
      }
      literals.add(new Witness.Literal(field, text));
    }
    return literals.isEmpty() ? present(field) : literals;
  }

  private static @Nullable Set<Witness> present(@Nullable Field field) {
    return field == null ? null : Set.of(new Witness.Present(field));
  }
}
