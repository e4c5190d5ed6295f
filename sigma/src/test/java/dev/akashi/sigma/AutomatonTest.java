package dev.akashi.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akashi.sigma.Automaton.Use;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every text that is in a text is found, in one pass. */
class AutomatonTest {

  @ParameterizedTest
  @ValueSource(strings = {"ab", "abc証拠é", "aé", "證\ud83d\ude00\ud83d\ude01a"})
  void findsWhatContainsFinds(String alphabet) {
    Random random = new Random(alphabet.hashCode());
    for (int round = 0; round < 300; round++) {
      TreeSet<String> texts = new TreeSet<>();
      for (int i = 0; i < 1 + random.nextInt(40); i++) {
        texts.add(word(alphabet, 1 + random.nextInt(5), random));
      }
      List<String> sorted = List.copyOf(texts);
      for (int i = 0; i < 20; i++) {
        String text = word(alphabet, random.nextInt(40), random);
        assertThat(found(sorted, text)).isEqualTo(sorted.stream().filter(text::contains).toList());
      }
    }
  }

  @Test
  void largeAlphabetsAndManyTextsStaySmall() {
    List<String> sorted =
        IntStream.range(0, 60_000)
            .mapToObj(i -> (char) (0x3400 + i % 0x5000) + "証" + (char) (0x3400 + i / 7 % 0x5000))
            .distinct()
            .sorted()
            .toList();

    assertThat(found(sorted, sorted.get(7) + "拠" + sorted.get(4_711)))
        .containsExactly(sorted.get(7), sorted.get(4_711));
  }

  @Test
  void textsWithinTextsDoNotMultiplyTheTime() {
    // Each place of the text ends two thousand of the texts that are looked for.
    List<String> sorted = IntStream.rangeClosed(1, 2_000).mapToObj("a"::repeat).toList();
    String text = "a".repeat(1 << 20);
    long start = System.nanoTime();

    assertThat(found(sorted, text)).hasSize(2_000);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
  }

  private static List<String> found(List<String> sorted, String text) {
    Use[][] uses =
        IntStream.range(0, sorted.size())
            .mapToObj(i -> new Use[] {new Use(7, new int[] {i})})
            .toArray(Use[][]::new);
    Scratch scratch =
        new Scratch(new Slots(new Fields()), new long[(sorted.size() + 63) / 64], sorted.size());
    scratch.start(Event.of(Map.of()));
    scratch.startField();
    new Automaton(Trie.of(sorted), uses, 1).scan(text, 7, scratch);
    List<String> found = new ArrayList<>();
    for (int i = scratch.next(0); i >= 0; i = scratch.next(i + 1)) {
      found.add(sorted.get(i));
    }
    return found;
  }

  private static String word(String alphabet, int length, Random random) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < length; i++) {
      word.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return word.toString();
  }
}
