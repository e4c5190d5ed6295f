package dev.akashi.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akashi.sigma.RuleSet;
import dev.akashi.sigma.RuleText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies of rules are rules, each with words of its own. */
class MultipliedTest {

  @TempDir Path directory;

  @Test
  void copiesLoadAndDiffer() throws IOException {
    for (RuleText text : Corpus.texts(5)) {
      Files.writeString(directory.resolve(text.path()), text.yaml());
    }

    List<RuleText> texts = Multiplied.rules(directory, 50);

    var compiled = RuleSet.compile(texts);
    assertThat(compiled.problems()).isEmpty();
    assertThat(compiled.ruleSet().rules()).hasSize(50);
    assertThat(texts).extracting(RuleText::yaml).doesNotHaveDuplicates();
  }

  @Test
  void noMoreAreTakenThanAskedFor() throws IOException {
    for (RuleText text : Corpus.texts(5)) {
      Files.writeString(directory.resolve(text.path()), text.yaml());
    }

    assertThat(Multiplied.rules(directory, 3)).hasSize(3);
  }

  @Test
  void aDirectoryWithoutRulesIsRefused() throws IOException {
    Files.writeString(directory.resolve("broken.yml"), "title: no detection");

    assertThatThrownBy(() -> Multiplied.rules(directory, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected rules");
  }
}
