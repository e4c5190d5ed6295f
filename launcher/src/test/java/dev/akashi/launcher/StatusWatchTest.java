package dev.akashi.launcher;

import static dev.akashi.launcher.StatusSamples.board;
import static dev.akashi.launcher.StatusSamples.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class StatusWatchTest {
  private static final String CONTROL = "mic:III.1.1.8";
  private static final Instant NOW = Instant.parse("2026-11-22T03:10:00Z");

  private final StatusWatch watch = new StatusWatch(Clock.fixed(NOW, ZoneOffset.UTC));
  private final Map<String, JsonNode> answers = new HashMap<>();
  private final List<String> asked = new ArrayList<>();

  @Test
  void theFirstLookOnlyRemembers() {
    current(at(0, "supported", "met"));

    assertThat(look()).isEmpty();
    assertThat(watch.size()).isEqualTo(1);
    assertThat(look()).isEmpty();
    assertThat(asked).as("no history without a change").doesNotContain(historyPath());
  }

  @Test
  void everythingInBetweenIsToldInTheOrderOfTime() {
    current(at(0, "supported", "met"));
    look();
    current(at(9, "supported", "met"));
    history(at(9, "supported", "met"), at(7, "failing", "violated"), at(5, "failing", "violated"));

    assertThat(look())
        .extracting(StatusChange::time, StatusChange::from, StatusChange::to)
        .containsExactly(
            tuple("2026-11-22T03:00:05.000Z", "supported", "failing"),
            tuple("2026-11-22T03:00:09.000Z", "failing", "supported"));
    assertThat(look()).isEmpty();
  }

  @Test
  void newEvidenceAloneIsNoChange() {
    current(at(0, "supported", "met"));
    look();
    current(at(3, "supported", "met"));
    history(at(3, "supported", "met"));

    assertThat(look()).isEmpty();
  }

  @Test
  void whatNobodyEvaluatesChangesWithoutARecord() {
    current(at(0, "supported", "met"));
    look();
    current(at(0, "unknown", "not-evaluated"));

    StatusChange change = look().getFirst();
    assertThat(change.line(ZoneId.of("Asia/Tokyo")))
        .isEqualTo(
            "2026-11-22 12:10:00 +09:00  mic:III.1.1.8  pay  supported -> unknown"
                + "  not-evaluated in words");

    current(at(0, "supported", "met"));
    assertThat(look()).extracting(StatusChange::to).containsExactly("supported");
  }

  @Test
  void aStatusThatIsNewIsTold() {
    current(at(0, "supported", "met"));
    look();
    answers.put(
        "/api/v1/status",
        board(at(0, "supported", "met"), item(CONTROL, "hr", "stale", "overdue", tick(4))));

    StatusChange change = look().getFirst();
    assertThat(change.from()).isEmpty();
    assertThat(change.json())
        .isEqualTo(
            "{\"time\":\"2026-11-22T03:00:04.000Z\",\"control\":\"mic:III.1.1.8\","
                + "\"system\":\"hr\",\"from\":null,\"to\":\"stale\",\"cause\":\"overdue\","
                + "\"cause_text\":{\"en\":\"overdue in words\",\"ja\":\"overdue の説明\"}}");
  }

  @Test
  void aLookThatFailedIsTakenAgainFromWhereTheLastOneEnded() {
    current(at(0, "supported", "met"));
    look();
    current(at(5, "failing", "violated"));
    assertThatThrownBy(this::look).isInstanceOf(Failure.class);

    history(at(5, "failing", "violated"));
    assertThat(look()).extracting(StatusChange::to).containsExactly("failing");
  }

  private List<StatusChange> look() {
    return watch.look(
        (path, query) -> {
          asked.add(path);
          if (!answers.containsKey(path)) {
            throw Failure.check("the console does not answer");
          }
          return answers.get(path);
        });
  }

  private void current(JsonNode item) {
    answers.put("/api/v1/status", board(item));
  }

  private void history(JsonNode... newestFirst) {
    answers.put(historyPath(), board(newestFirst));
  }

  private static String historyPath() {
    return "/api/v1/status/" + CONTROL + "/history";
  }

  private static JsonNode at(int second, String status, String cause) {
    return item(CONTROL, "pay", status, cause, tick(second));
  }

  private static String tick(int second) {
    return "2026-11-22T03:00:%02d.000Z".formatted(second);
  }
}
