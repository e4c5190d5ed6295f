package dev.akashi.sigma.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bounded time, bounded memory, and a reason. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HostileYamlTest {

  private static String reason(String yaml) {
    return catchThrowableOfType(YamlProblem.class, () -> YamlDocuments.read("t.yml", yaml))
        .reason();
  }

  @Test
  void aBombOfAliasesCountsForWhatItStandsFor() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 30; i++) {
      String uses = "*a%d, ".formatted(i - 1).repeat(10);
      bomb.append("a%d: &a%d [%s]\n".formatted(i, i, uses));
    }

    assertThat(reason(bomb.toString())).contains("500,000 nodes");
  }

  @Test
  void aliasesCannotNestDeeperThanText() {
    StringBuilder chain = new StringBuilder("a0: &a0 [x]\n");
    for (int i = 1; i < 100; i++) {
      chain.append("a%d: &a%d [*a%d]\n".formatted(i, i, i - 1));
    }

    assertThat(reason(chain.toString())).contains("64 levels");
  }

  @ParameterizedTest
  @CsvSource({"[", "'{a: '", "'- '", "'? '", "{"})
  void depthIsBounded(String opening) {
    assertThat(reason(opening.repeat(10_000) + "x")).contains("64 levels");
  }

  @Test
  void keysAreBounded() {
    assertThat(reason("? " + "k".repeat(1_000_000) + "\n: x")).contains("512 characters");
    assertThat(reason("k".repeat(1_000_000) + ": x")).isNotEmpty();
    assertThat(reason("k".repeat(513) + ": x")).contains("512 characters, found 513");
  }

  @Test
  void lengthAndNumberOfNodesAreBounded() {
    assertThat(reason("x".repeat(YamlDocuments.MAX_CHARS + 1))).contains("1,048,576 characters");
    assertThat(reason("[" + "a,".repeat(520_000) + "]")).contains("500,000 nodes");
    assertThat(reason("---\n".repeat(10) + "-\n".repeat(510_000))).contains("500,000 nodes");
  }

  @Test
  void longTokensTakeBoundedTime() throws YamlProblem {
    int length = YamlDocuments.MAX_CHARS - 10;

    assertThat(YamlDocuments.read("t.yml", "x".repeat(length))).hasSize(1);
    assertThat(YamlDocuments.read("t.yml", " ".repeat(length))).isEmpty();
    assertThat(YamlDocuments.read("t.yml", "&" + "a".repeat(length) + " x")).hasSize(1);
    assertThat(YamlDocuments.read("t.yml", "#\n".repeat(length / 2))).isEmpty();
  }
}
