package dev.akashi.sigma;

import java.util.List;

/**
 * What became of a list of texts: the rules that hold, and every reason against the others.
 *
 * @param ruleSet the rules without a problem
 * @param problems all problems of all texts; a refused document has at least one
 * @param warnings what is worth mending in rules of the set
 */
public record Compiled(RuleSet ruleSet, List<Problem> problems, List<Problem> warnings) {

  public Compiled {
    problems = List.copyOf(problems);
    warnings = List.copyOf(warnings);
  }
}
