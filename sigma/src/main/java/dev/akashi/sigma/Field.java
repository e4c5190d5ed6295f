package dev.akashi.sigma;

/**
 * A field that a rule asks for.
 *
 * @param name as written in the rule
 * @param slot its place in the {@link Slots} of the rule set
 */
record Field(String name, int slot) {

  @Override
  public String toString() {
    return name;
  }
}
