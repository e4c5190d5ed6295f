package dev.akashi.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CoverageVerbTest {
  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void coverageNamesEveryControlAndSumsUp() {
    var typed = Typed.of("coverage");

    assertThat(typed.exitCode()).isZero();
    assertThat(typed.lines().stream().filter(line -> line.startsWith("mic:"))).hasSize(200);
    assertThat(typed.lines().getLast()).matches("all +all +\\d+ +\\d+ +\\d+ +\\d+ +200");
  }

  @Test
  void coverageAsJson() {
    var typed = Typed.of("coverage", "--json");

    assertThat(typed.lines()).hasSize(200);
    JsonNode logs =
        typed.lines().stream()
            .map(JSON::readTree)
            .filter(line -> line.path("id").asString().equals("mic:III.1.1.12"))
            .findFirst()
            .orElseThrow();
    assertThat(logs.path("coverage").asString()).isEqualTo("automatic");
    assertThat(logs.path("supported_by").toString()).contains("linux-auth");
  }
}
