package dev.akashi.launcher.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one document of a file, or of a file in which no document can be told apart.
 *
 * @param path path of the file below the directory that was given
 * @param id what the rule is known by in matches; for what was refused the id that it declares,
 *     null when it declares none or could not be read
 * @param line 1-based line at which the document begins; null when there is none
 * @param loaded whether it is in use
 * @param remarks why it was refused, or warnings about what was loaded
 */
public record RuleDocument(
    String path,
    @Nullable String id,
    @Nullable Integer line,
    boolean loaded,
    List<Remark> remarks) {

  public RuleDocument {
    remarks = List.copyOf(remarks);
  }
}
