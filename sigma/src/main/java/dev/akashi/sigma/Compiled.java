package dev.akashi.sigma;

import java.util.List;

/**
 * What became of a list of texts: the rules that hold, and every reason against the others.
 *
 * @param ruleSet the rules without a problem
 * @param problems all problems of all texts; a refused document has at least one
 */
public record Compiled(RuleSet ruleSet, List<Problem> problems) {

  public Compiled {
    problems = List.copyOf(problems);
  }
}
