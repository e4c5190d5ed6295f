package dev.akashi.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akashi.launcher.rules.EventFormat;
import dev.akashi.sigma.RuleSet;
import dev.akashi.sigma.RuleText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluatedCorrelationsTest {
  private static final RuleSet RULES =
      RuleSet.compile(
              List.of(
                  new RuleText(
                      "door.yml",
                      """
                      title: Entry refused
                      id: refused
                      logsource: {product: door-lock}
                      detection:
                        selection: {event.outcome: failure}
                        condition: selection
                      ---
                      title: Refused again and again
                      id: again
                      correlation:
                        type: event_count
                        rules: [refused]
                        group-by: [user.name]
                        timespan: 10m
                        condition: {gte: 2}
                      """)))
          .ruleSet();

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private Evaluating run(String... events) throws IOException {
    var evaluating = new Evaluating(RULES, null, EventFormat.NDJSON, List.of());
    String input = String.join("\n", events);
    evaluating.run(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), out);
    return evaluating;
  }

  private List<String> lines() {
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private static String refused(String time, String user) {
    return "{\"@timestamp\":\"%s\",\"event.outcome\":\"failure\",\"user.name\":\"%s\"}"
        .formatted(time, user);
  }

  @Test
  void aMatchHasALineOfItsOwn() throws IOException {
    var evaluating =
        run(
            refused("2026-03-01T09:05:00+09:00", "hanako"),
            refused("2026-03-01T00:00:00Z", "hanako"),
            refused("2026-03-01T00:01:00Z", "taro"));

    assertThat(lines())
        .containsExactly(
            "{\"event\":0,\"rules\":[\"refused\"]}",
            "{\"event\":1,\"rules\":[\"refused\"]}",
            "{\"event\":2,\"rules\":[\"refused\"]}",
            "{\"correlation\":\"again\",\"title\":\"Refused again and again\","
                + "\"group\":{\"user.name\":\"hanako\"},"
                + "\"from\":\"2026-02-28T23:55:00Z\",\"to\":\"2026-03-01T00:05:00Z\","
                + "\"value\":2,\"count\":2,\"events\":[1,0],\"exact\":true}");
    assertThat(evaluating.missed()).isEmpty();
    assertThat(evaluating.asides()).isEmpty();
  }

  @Test
  void aMatchComesBeforeTheEndWhereNothingEarlierCanCome() throws IOException {
    run(
        refused("2026-03-01T00:00:00Z", "hanako"),
        refused("2026-03-01T00:01:00Z", "hanako"),
        refused("2026-03-01T02:00:00Z", "taro"),
        refused("2026-03-01T02:00:01Z", "taro"));

    assertThat(lines()).hasSize(6);
    assertThat(lines().get(3)).startsWith("{\"correlation\":\"again\"").contains("[0,1]");
    assertThat(lines().getLast()).startsWith("{\"correlation\":\"again\"").contains("[2,3]");
  }

  @Test
  void whatHasNoTimeOrIsLateIsSaid() throws IOException {
    var evaluating =
        run(
            refused("2026-03-01T05:00:00Z", "hanako"),
            refused("2026-03-01T00:00:00Z", "hanako"),
            refused("yesterday", "hanako"),
            "{\"event.outcome\":\"failure\"}");

    assertThat(lines()).hasSize(4);
    assertThat(evaluating.missed())
        .satisfiesExactly(
            line -> assertThat(line).contains("in @timestamp, found none in 2 events"),
            line -> assertThat(line).contains("correlation again: left out 1 events"));
  }

  @Test
  void anEventWithoutAGroupIsSaidAndNoFailure() throws IOException {
    var evaluating = run("{\"@timestamp\":\"2026-03-01T00:00:00Z\",\"event.outcome\":\"failure\"}");

    assertThat(evaluating.missed()).isEmpty();
    assertThat(evaluating.asides())
        .containsExactly(
            "correlation again: 1 times no value in a field of group-by, 0 times none to measure");
  }
}
