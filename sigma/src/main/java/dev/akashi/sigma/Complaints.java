package dev.akashi.sigma;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The problems of one document, added to the problems of all. */
final class Complaints {

  private final String path;
  private final @Nullable String ruleId;
  private final List<Problem> problems;
  private boolean any;

  Complaints(String path, @Nullable String ruleId, List<Problem> problems) {
    this.path = path;
    this.ruleId = ruleId;
    this.problems = problems;
  }

  /** The outcome of the work, or null after a refusal, which is written down. */
  <T> @Nullable T attempt(Supplier<T> work) {
    try {
      return work.get();
    } catch (Refusal refusal) {
      add(refusal);
      return null;
    }
  }

  void add(Refusal refusal) {
    any = true;
    problems.add(
        new Problem(
            path,
            ruleId,
            refusal.code().code(),
            refusal.reason(),
            refusal.line(),
            refusal.column()));
  }

  /** Whether the document has a problem. */
  boolean any() {
    return any;
  }
}
