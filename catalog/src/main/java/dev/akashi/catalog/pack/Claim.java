package dev.akashi.catalog.pack;

/**
 * What a match of a rule says about a control, without why.
 *
 * @param control with its framework, such as {@code mic:III.1.1.12}
 * @param rule id of the rule, unique in its pack
 */
public record Claim(String control, Polarity polarity, String rule) implements Comparable<Claim> {

  @Override
  public int compareTo(Claim other) {
    return toString().compareTo(other.toString());
  }

  /** {@code supports mic:III.1.1.12 (rule-id)}. */
  @Override
  public String toString() {
    return polarity.id() + " " + control + " (" + rule + ")";
  }
}
