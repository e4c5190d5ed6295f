package dev.akashi.sigma;

import java.util.List;

final class Compiler {
  Compiler(Settings settings) {
    settings.placeholders();
  }

  Compiled compile(List<RuleText> texts) {
    throw new UnsupportedOperationException("being written: " + texts.size());
  }
}
