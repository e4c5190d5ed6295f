package dev.akashi.drift.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akashi.drift.TestExpectations;
import dev.akashi.drift.evaluation.Plan;
import dev.akashi.schemas.ControlStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The history is a function of what is known at each tick, to the byte. */
class HistoryTest {
  private static final Plan PLAN =
      TestExpectations.plan(
          Driven.SYSTEM,
          TestExpectations.everyMechanism(),
          "",
          "more: {system: %s, pack: operation-record, http: {}}");

  private static final int RESTARTS = 30;

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void arrivalHasNoPartInIt(long seed) {
    var world = new RandomWorld(PLAN, seed, 160, Duration.ofDays(9));
    List<String> history = history("plain", world.plain());

    assertThat(history).as("seed %d", seed).hasSizeGreaterThan(30).doesNotHaveDuplicates();
    same("again, seed " + seed, history("again", world.plain()), history);
    same("caught up, seed " + seed, history("caught up", world.caughtUp()), history);
    same("mixed, seed " + seed, history("mixed", world.mixed(1)), history);
    same("ten times, seed " + seed, history("ten", world.mixed(10)), history);
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void neitherHasHowOftenItWasBegunAgain(long seed) {
    var world = new RandomWorld(PLAN, seed, 160, Duration.ofDays(9));
    List<Sent> sent = world.mixed(1);
    List<String> history = history("plain", world.plain());
    var random = new Random(seed);

    try (var topology = new DrivenTopology(PLAN, directory.resolve("restarted"))) {
      for (Sent one : sent) {
        topology.pipe(one);
        if (random.nextInt(sent.size()) < RESTARTS) {
          topology.restart();
        }
      }
      same("seed " + seed, topology.history(), history);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22})
  void statusesFollowOneAnother(long seed) {
    var world = new RandomWorld(PLAN, seed, 160, Duration.ofDays(9));
    try (var topology = new DrivenTopology(PLAN, directory)) {
      topology.pipe(world.mixed(3));
      List<ControlStatus> said =
          topology.said().stream().filter(one -> one.getControl().equals(Driven.CONTROL)).toList();
      for (int i = 1; i < said.size(); i++) {
        ControlStatus before = said.get(i - 1);
        ControlStatus now = said.get(i);
        boolean same = before.getStatus() == now.getStatus();
        assertThat(now.getTick()).as("seed %d", seed).isAfter(before.getTick());
        assertThat(now.getSince()).isEqualTo(same ? before.getSince() : now.getTick());
        assertThat(now.getPrevious()).isEqualTo(same ? before.getPrevious() : before.getStatus());
        if (Objects.equals(now.getIncident(), before.getIncident())) {
          assertThat(now.getIncidentSince()).isEqualTo(before.getIncidentSince());
        } else if (now.getIncident() != null) {
          assertThat(now.getIncidentSince()).isEqualTo(now.getTick());
        }
      }
    }
  }

  @Test
  void anotherPlanIsSaidAtOnceThoughNothingHappens() {
    var tellings = new Tellings(PLAN);
    try (var topology = new DrivenTopology(PLAN, directory)) {
      topology.pipe(tellings.all(Driven.START));
      assertThat(topology.said()).extracting(ControlStatus::getSystem).containsOnly(Driven.SYSTEM);
      int said = topology.said().size();

      topology.restart(TestExpectations.plan("s0-new", TestExpectations.everyMechanism(), "", ""));
      topology.pipe(tellings.all(Driven.START.plusSeconds(2)));
      List<ControlStatus> news = topology.said().subList(said, topology.said().size());
      assertThat(news).extracting(ControlStatus::getSystem).contains("s0-new");
      assertThat(news)
          .filteredOn(status -> status.getSystem().equals(Driven.SYSTEM))
          .hasSize(said)
          .extracting(ControlStatus::getCause)
          .as("left the scope")
          .containsOnly("out-of-scope");
    }
  }

  // A history is long: only the first difference is shown.
  private static void same(String name, List<String> found, List<String> expected) {
    for (int i = 0; i < Math.min(found.size(), expected.size()); i++) {
      if (!found.get(i).equals(expected.get(i))) {
        assertThat(readable(found.get(i)))
            .as("%s, record %d", name, i)
            .isEqualTo(readable(expected.get(i)));
      }
      assertThat(found.get(i)).as("%s, record %d", name, i).isEqualTo(expected.get(i));
    }
    assertThat(found).as(name).hasSameSizeAs(expected);
  }

  private static String readable(String record) {
    byte[] status = HexFormat.of().parseHex(record.substring(record.lastIndexOf(' ') + 1));
    return Tellings.CODEC.controlStatus(status).toString();
  }

  private List<String> history(String name, List<Sent> sent) {
    try (var topology = new DrivenTopology(PLAN, directory.resolve(name))) {
      topology.pipe(sent);
      return topology.history();
    }
  }
}
