package dev.akashi.launcher;

import static dev.akashi.launcher.StatusSamples.board;
import static dev.akashi.launcher.StatusSamples.item;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class StatusLinesTest {
  private static final Instant NOW = Instant.parse("2026-11-22T03:10:00Z");
  private static final String TICK = "2026-11-22T02:30:00.000Z";

  @Test
  void systemsOfWhichTheSameIsTrueShareARow() {
    String table =
        table(
            board(
                item("mic:III.1.1.8", "pay", "failing", "violated", TICK),
                item("mic:II.1.1.1", "hr", "supported", "met", TICK),
                item("mic:II.1.1.1", "pay", "supported", "met", TICK),
                item("mic:III.1.1.8", "hr", "supported", "met", TICK)));

    assertThat(table.lines())
        .containsExactly(
            "Evaluated last 4 s ago.",
            "CONTROL         SYSTEMS   STATUS      SINCE                        CAUSE",
            "mic:III.1.1.8   pay       failing     2026-11-22 11:30:00 +09:00   violated in words",
            "mic:II.1.1.1    hr, pay   supported   2026-11-22 11:30:00 +09:00   met in words",
            "mic:III.1.1.8   hr        supported   2026-11-22 11:30:00 +09:00   met in words");
  }

  @Test
  void whatNobodyEvaluatesTellsWhatItWas() {
    var item = (ObjectNode) item("mic:III.1.1.8", "pay", "unknown", "not-evaluated", TICK);
    item.putObject("before").put("status", "supported");

    assertThat(table(board(item))).contains("unknown", "not-evaluated in words (was supported)");
  }

  @Test
  void aTimeThatIsPastIsSaid() {
    var board = (ObjectNode) board(item("mic:III.1.1.8", "pay", "stale", "overdue", TICK));
    board.put("as_of", "2026-06-30T00:00:00.000Z").putNull("evaluated_at");
    assertThat(table(board)).startsWith("What was known at 2026-06-30 09:00:00 +09:00:");

    var nothing = (ObjectNode) board();
    nothing.put("as_of", "2026-06-30T00:00:00.000Z");
    assertThat(table(nothing)).startsWith("No status was known at 2026-06-30");
  }

  @Test
  void nothingReadsWell() {
    assertThat(table(board())).startsWith("No status matches.");
    var board = (ObjectNode) board(item("mic:III.1.1.8", "pay", "unknown", "not-yet", TICK));
    board.putNull("evaluated_at");
    assertThat(table(board)).startsWith("Not everything has been evaluated so far.");
  }

  private static String table(JsonNode board) {
    return new StatusLines(board, NOW, 120).table();
  }
}
