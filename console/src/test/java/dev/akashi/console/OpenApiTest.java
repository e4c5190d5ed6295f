package dev.akashi.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.GetMapping;

final class OpenApiTest {
  private static final Pattern PATH = Pattern.compile("(?m)^  (/\\S+):$");

  @Test
  void describesEveryRouteAndNoOther() throws IOException {
    var routes =
        routes()
            .map(method -> method.getAnnotation(GetMapping.class))
            .filter(mapping -> mapping != null)
            .map(mapping -> mapping.value()[0])
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(sections().keySet()).isEqualTo(routes);
  }

  @Test
  void describesTheParametersThatRoutesKnow() throws IOException {
    Map<String, Allowed> routes =
        Map.ofEntries(
            Map.entry("/evidence", Allowed.EVIDENCE),
            Map.entry("/evidence/item", Allowed.ITEM),
            Map.entry("/evidence/documents", Allowed.DOCUMENTS),
            Map.entry("/status", Allowed.STATUSES),
            Map.entry("/status/{control}", Allowed.STATUS),
            Map.entry("/status/{control}/history", Allowed.STATUS_HISTORY),
            Map.entry("/controls", Allowed.CONTROLS),
            Map.entry("/controls/{id}", Allowed.CONTROL),
            Map.entry("/sources", Allowed.NOTHING),
            Map.entry("/health", Allowed.NOTHING),
            Map.entry("/quarantine", Allowed.QUARANTINE));
    Map<String, String> sections = sections();

    routes.forEach(
        (route, allowed) ->
            assertThat(
                    Pattern.compile("name: (\\w+), in: query")
                        .matcher(sections.get(route))
                        .results()
                        .map(found -> found.group(1)))
                .as(route)
                .containsExactlyElementsOf(allowed.names()));
  }

  @Test
  void theRoutesAreReadOnly() {
    assertThat(routes())
        .allSatisfy(
            method ->
                assertThat(method.getAnnotations())
                    .allSatisfy(found -> assertThat(found).isInstanceOf(GetMapping.class)));
  }

  private static Stream<Method> routes() {
    return Stream.of(Api.class, StatusApi.class)
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
        .filter(method -> !method.isSynthetic());
  }

  private static Map<String, String> sections() throws IOException {
    String yaml;
    try (var in = Api.class.getResourceAsStream("openapi.yaml")) {
      yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    String paths = yaml.substring(yaml.indexOf("\npaths:"), yaml.indexOf("\ncomponents:"));
    Map<String, String> sections = new TreeMap<>();
    var starts = PATH.matcher(paths).results().toList();
    for (int i = 0; i < starts.size(); i++) {
      int end = i + 1 < starts.size() ? starts.get(i + 1).start() : paths.length();
      sections.put(starts.get(i).group(1), paths.substring(starts.get(i).end(), end));
    }
    return sections;
  }
}
