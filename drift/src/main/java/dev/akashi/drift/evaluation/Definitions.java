package dev.akashi.drift.evaluation;

import dev.akashi.catalog.expectation.Expectation;
import dev.akashi.catalog.expectation.Mechanism.Correlates;
import dev.akashi.schemas.Digests;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Begins an expectation anew where it has got another mechanism or other keys since: what was kept
 * under the old ones would be misread under the new. Other numbers, texts and conditions leave
 * everything as it is.
 */
final class Definitions {
  private static final int DIGITS = 16;

  private final Keep keep;

  Definitions(Keep keep) {
    this.keep = keep;
  }

  void check(Place place, Expectation expectation, Work work) {
    String now = of(expectation);
    ExpectationMemory memory = work.memory(place);
    if (memory.isOf(now)) {
      return;
    }
    delete(place.allKept());
    delete(place.allBroken());
    memory.begin(now, work.tick());
  }

  private void delete(byte[] prefix) {
    keep.scan(
        prefix,
        Place.behind(prefix),
        (key, value) -> {
          keep.delete(key);
          return true;
        });
  }

  private static String of(Expectation expectation) {
    List<String> parts = new ArrayList<>();
    parts.add(
        expectation.mechanism() instanceof Correlates correlates
            ? correlates.rules()
            : expectation.mechanism().getClass().getSimpleName());
    expectation.events().values().stream()
        .map(event -> event.name() + event.key())
        .sorted()
        .forEach(parts::add);
    byte[] utf8 = String.join("\n", parts).getBytes(StandardCharsets.UTF_8);
    return Digests.sha256Hex(utf8).substring(0, DIGITS);
  }
}
