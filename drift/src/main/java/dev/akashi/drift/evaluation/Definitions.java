package dev.akashi.drift.evaluation;

import dev.akashi.catalog.expectation.Expectation;
import dev.akashi.catalog.expectation.Mechanism.Correlates;
import dev.akashi.schemas.Digests;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Sees that an expectation is not the one under which its state was kept. With another mechanism or
 * other keys it is begun anew: what was kept would be misread. With other numbers every key gets
 * its verdict again. Other texts and conditions leave everything as it is.
 */
final class Definitions {
  private static final int DIGITS = 16;

  private final Keep keep;
  private final Timers timers;

  Definitions(Keep keep, Timers timers) {
    this.keep = keep;
    this.timers = timers;
  }

  void check(Place place, Expectation expectation, Work work) {
    String shape = digest(shape(expectation));
    String numbers = digest(new TreeMap<>(expectation.numbers()).toString());
    ExpectationMemory memory = work.memory(place);
    if (!memory.isOf(shape)) {
      forget(place);
      memory.begin(work.tick());
    } else if (!memory.isCountedBy(numbers)) {
      askAll(place, work);
    }
    memory.define(shape, numbers);
  }

  private void forget(Place place) {
    for (byte[] prefix : new byte[][] {place.allKept(), place.allBroken()}) {
      keep.scan(
          prefix,
          (key, value) -> {
            keep.delete(key);
            return true;
          });
    }
  }

  private void askAll(Place place, Work work) {
    byte[] prefix = place.allKept();
    keep.scan(
        prefix,
        (key, value) -> {
          timers.fire(Place.ofKept(key), work);
          return true;
        });
  }

  private static String shape(Expectation expectation) {
    String mechanism =
        expectation.mechanism() instanceof Correlates correlates
            ? correlates.rules()
            : expectation.mechanism().getClass().getSimpleName();
    return expectation.events().values().stream()
        .map(event -> event.name() + event.key())
        .sorted()
        .collect(Collectors.joining("\n", mechanism + "\n", ""));
  }

  private static String digest(String text) {
    return Digests.sha256Hex(text.getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS);
  }
}
