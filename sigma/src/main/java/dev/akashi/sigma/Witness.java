package dev.akashi.sigma;

import org.jspecify.annotations.Nullable;

/**
 * Something in an event without which a rule, or one alternative of it, cannot hold. Finding a
 * witness proves nothing; finding none of a rule's witnesses proves that the rule does not hold.
 */
sealed interface Witness {

  /** How much of the events is likely to show it, roughly: 1 is all of them. */
  double share();

  /** A value of the field is this text, without regard to case. */
  record Exact(Field field, String folded) implements Witness {
    @Override
    public double share() {
      return 0.02;
    }
  }

  /** A value of the field is this number. */
  record Whole(Field field, long number) implements Witness {
    @Override
    public double share() {
      return 0.02;
    }
  }

  /**
   * A value of the field is an IPv4 address in this network.
   *
   * @param key as {@link NetworkIndex#key} has it
   */
  record Network(Field field, long key) implements Witness {
    @Override
    public double share() {
      return 0.1;
    }
  }

  /**
   * The text is in a value, without regard to case.
   *
   * @param field null when any field will do
   */
  record Literal(@Nullable Field field, String folded) implements Witness {
    @Override
    public double share() {
      // A character more makes a text rarer; beyond eight the difference is guesswork.
      double rare = Math.pow(0.45, Math.min(folded.length(), 8));
      return field == null ? 4 * rare : rare;
    }
  }

  /** The field is there. */
  record Present(Field field) implements Witness {
    @Override
    public double share() {
      return 0.8;
    }
  }
}
