package dev.akashi.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akashi.launcher.rules.EventFormat;
import dev.akashi.sigma.LogSource;
import dev.akashi.sigma.RuleSet;
import dev.akashi.sigma.RuleText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EvaluatingTest {
  private static final RuleSet RULES =
      RuleSet.compile(
              List.of(
                  new RuleText(
                      "rules.yml",
                      """
                      title: Refused at the door
                      id: door-refused
                      logsource: {product: door-lock}
                      detection:
                        selection: {event.outcome: failure, door.id|startswith: dc}
                        condition: selection
                      ---
                      title: A service was installed
                      id: service-installed
                      logsource: {product: windows, service: system}
                      detection:
                        selection: {Provider_Name: 'Service Control Manager', EventID: 7045}
                        condition: selection
                      ---
                      title: Refused, says the text
                      id: says-refused
                      logsource: {product: door-lock, service: text}
                      detection:
                        keywords: [refused]
                        condition: keywords
                      """)))
          .ruleSet();

  private static final String REFUSED =
      "{\"event\":{\"outcome\":\"failure\"},\"door\":{\"id\":\"dc1-a\"}}\n";

  private static final String INSTALLED =
      """
      {
        "Event": {
          "System": {
            "Provider": {"#attributes": {"Name": "Service Control Manager"}},
            "EventID": {"#attributes": {"Qualifiers": 16384}, "#text": 7045}
          },
          "EventData": {"ServiceName": "spool-2"}
        }
      }
      """;

  @Test
  void oneLineForEachEventInTheOrderOfTheInput() throws IOException {
    assertThat(lines(EventFormat.NDJSON, REFUSED + "{\"a\":1}\n" + REFUSED.strip()))
        .containsExactly(
            "{\"event\":0,\"rules\":[\"door-refused\"]}",
            "{\"event\":1,\"rules\":[]}",
            "{\"event\":2,\"rules\":[\"door-refused\"]}");
  }

  @Test
  void nothingInNothingOut() throws IOException {
    assertThat(lines(EventFormat.EVTX, "")).isEmpty();
  }

  @Test
  void emptyLinesAreNotCounted() throws IOException {
    assertThat(lines(EventFormat.NDJSON, "\n" + REFUSED + "  \r\n\n" + REFUSED))
        .extracting(line -> json(line).path("event").asInt())
        .containsExactly(0, 1);
  }

  @Test
  void windowsEventsFollowOneAnotherOnManyLinesOrOnOne() throws IOException {
    String one = INSTALLED.replace("\n", "") + "\n";

    assertThat(lines(EventFormat.EVTX, INSTALLED + "Record 2\n" + INSTALLED + one + one))
        .hasSize(4)
        .allMatch(line -> line.endsWith("\"rules\":[\"service-installed\"]}"));
  }

  @Test
  void eachLineOfTextIsAnEvent() throws IOException {
    assertThat(lines(EventFormat.TEXT, "card 77 REFUSED at dc1-a\r\ncard 78 passes\n"))
        .containsExactly(
            "{\"event\":0,\"rules\":[\"says-refused\"]}", "{\"event\":1,\"rules\":[]}");
  }

  @Test
  void anEventThatCannotBeReadIsSaidAndItsNeighboursAreEvaluated() throws IOException {
    var evaluating = new Evaluating(RULES, null, EventFormat.NDJSON, List.of());

    List<String> lines = run(evaluating, REFUSED + "{\"event\":\n" + REFUSED);

    assertThat(lines).hasSize(3);
    assertThat(lines.get(1)).startsWith("{\"event\":1,\"error\":\"expected JSON, found");
    assertThat(lines.get(2)).isEqualTo("{\"event\":2,\"rules\":[\"door-refused\"]}");
    assertThat(evaluating.broken()).isOne();
  }

  @Test
  void aBrokenWindowsEventEndsWhereTheNextOneBegins() throws IOException {
    String broken = INSTALLED.substring(0, INSTALLED.indexOf("\"EventData\""));

    List<String> lines = lines(EventFormat.EVTX, broken + "\n" + INSTALLED);

    assertThat(lines).hasSize(2);
    assertThat(lines.getFirst()).startsWith("{\"event\":0,\"error\":");
    assertThat(lines.getLast()).isEqualTo("{\"event\":1,\"rules\":[\"service-installed\"]}");
  }

  @Test
  void anEventBeyondTheBoundIsSaidAndItsNeighboursAreEvaluated() throws IOException {
    String large = "{\"a\":\"" + "x".repeat(3 * EventFormat.MAX_EVENT_BYTES) + "\"}\n";
    var evaluating = new Evaluating(RULES, null, EventFormat.NDJSON, List.of());

    assertThat(run(evaluating, REFUSED + large + REFUSED))
        .containsExactly(
            "{\"event\":0,\"rules\":[\"door-refused\"]}",
            "{\"event\":1,\"error\":\"expected at most 1,048,576 bytes, found 3,145,736\"}",
            "{\"event\":2,\"rules\":[\"door-refused\"]}");
    assertThat(evaluating.broken()).isOne();
  }

  @Test
  void aLogSourceLeavesOutTheRulesOfOthers() throws IOException {
    var windows = new LogSource(null, "windows", "system");

    assertThat(lines(windows, EventFormat.NDJSON, REFUSED))
        .containsExactly("{\"event\":0,\"rules\":[]}");
    assertThat(lines(windows, EventFormat.EVTX, INSTALLED))
        .containsExactly("{\"event\":0,\"rules\":[\"service-installed\"]}");
  }

  @Test
  void explanationsTellWhatHoldsAndWhatDoesNot() throws IOException {
    var evaluating = new Evaluating(RULES, null, EventFormat.NDJSON, RULES.rules());

    List<String> lines = run(evaluating, REFUSED + "no json\n{}\n");

    JsonNode explanations = json(lines.getFirst()).path("explanations");
    assertThat(explanations).hasSize(3);
    assertThat(explanations.get(0).path("rule").asString()).isEqualTo("door-refused");
    assertThat(explanations.get(0).path("title").asString()).isEqualTo("Refused at the door");
    assertThat(explanations.get(0).path("holds").asBoolean()).isTrue();
    assertThat(explanations.get(0).path("parts").toString())
        .contains("event.outcome: failure (found 'failure')");
    assertThat(explanations.get(1).path("holds").asBoolean()).isFalse();
    assertThat(explanations.get(1).path("parts").toString()).contains("(found nothing)");
    assertThat(json(lines.get(1)).has("explanations")).isFalse();
    assertThat(json(lines.get(2)).path("explanations")).hasSize(3);
  }

  @Test
  void anOutputThatNobodyReadsEndsTheRun() {
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    var evaluating = new Evaluating(RULES, null, EventFormat.NDJSON, List.of());

    assertThatThrownBy(() -> evaluating.run(bytes(REFUSED), closed))
        .isInstanceOf(Normalizing.ReaderGone.class);
  }

  private static List<String> lines(EventFormat format, String input) throws IOException {
    return lines(null, format, input);
  }

  private static List<String> lines(@Nullable LogSource source, EventFormat format, String input)
      throws IOException {
    return run(new Evaluating(RULES, source, format, List.of()), input);
  }

  private static List<String> run(Evaluating evaluating, String input) throws IOException {
    var out = new ByteArrayOutputStream();
    evaluating.run(bytes(input), out);
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private static JsonNode json(String line) {
    return new JsonMapper().readTree(line);
  }

  private static ByteArrayInputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
