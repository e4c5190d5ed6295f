package dev.akashi.launcher.rules;

import dev.akashi.sigma.Compiled;
import dev.akashi.sigma.RuleSet;
import dev.akashi.sigma.RuleText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules of a directory, and what became of each of them. Immutable.
 *
 * @param rules those that are in use
 * @param documents everything that was found, in the order of paths and lines; empty where nothing
 *     has the name of a rule file
 */
public record RuleBook(RuleSet rules, List<RuleDocument> documents) {

  public RuleBook {
    documents = List.copyOf(documents);
  }

  /**
   * Reads and compiles all rules together, as filters and duplicate ids reach across files. Never
   * throws for what it finds.
   *
   * @param given a directory, which is searched for {@code *.yml} and {@code *.yaml}, or one file
   */
  public static RuleBook read(Path given) {
    List<RuleFile> files = RuleFiles.in(given);
    List<RuleText> texts = new ArrayList<>();
    for (RuleFile file : files) {
      if (file instanceof RuleFile.Read(RuleText text)) {
        texts.add(text);
      }
    }
    Compiled compiled = RuleSet.compile(texts);
    var documents = new Documents(compiled);
    List<RuleDocument> all = new ArrayList<>();
    for (RuleFile file : files) {
      switch (file) {
        case RuleFile.Read(RuleText text) -> all.addAll(documents.of(text));
        case RuleFile.Unread(String path, Remark why) ->
            all.add(new RuleDocument(path, null, null, false, List.of(why)));
      }
    }
    return new RuleBook(compiled.ruleSet(), all);
  }

  /** The documents that are not in use. */
  public List<RuleDocument> refused() {
    return documents.stream().filter(document -> !document.loaded()).toList();
  }
}
