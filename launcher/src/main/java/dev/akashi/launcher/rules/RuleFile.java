package dev.akashi.launcher.rules;

import dev.akashi.sigma.RuleText;

/** A file of rules, as far as it could be read. */
sealed interface RuleFile {

  /** Path below the directory that was given, with slashes. */
  String path();

  /** A file and its text. */
  record Read(RuleText text) implements RuleFile {
    @Override
    public String path() {
      return text.path();
    }
  }

  /** A file or directory without a text, and why. */
  record Unread(String path, Remark why) implements RuleFile {}
}
