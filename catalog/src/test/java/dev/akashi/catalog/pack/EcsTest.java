package dev.akashi.catalog.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.akashi.catalog.CatalogException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever a pack writes exists in ECS with that type, or is plainly not of ECS. */
class EcsTest {
  private static final Path TEMPLATE =
      Path.of(
          System.getProperty("akashi.root", ".."),
          "store/src/main/resources/dev/akashi/store/templates/akashi-evidence.json");

  @Test
  void theListIsOfTheVersionThatDocumentsName() {
    assertThat(EcsFields.text())
        .startsWith("# Fields of the Elastic Common Schema (ECS) " + Ecs.VERSION + " ")
        .contains("elastic/ecs v" + Ecs.VERSION);
  }

  @ParameterizedTest
  @CsvSource({
    "source.as.number, LONG, false",
    "user.target.group.name, KEYWORD, false",
    "user.roles, KEYWORD, true",
    "process.parent.hash.sha256, KEYWORD, false",
    "host.ip, IP, true",
    "file.x509.not_after, DATE, false",
    "vulnerability.score.base, DOUBLE, false",
    "tls.established, BOOLEAN, false",
    "labels.team, KEYWORD, false",
  })
  void setsAreUnfoldedWhereverTheyAreUsed(String field, Ecs.Type type, boolean list) {
    assertThat(Ecs.has(field)).isTrue();
    assertThat(Ecs.typeOf(field)).isEqualTo(type);
    assertThat(Ecs.isList(field)).isEqualTo(list);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "user.nmae => expected a field of the Elastic Common Schema 9.4.0 as in ecs/fields.tsv, or"
            + " one below test or akashi.details; did you mean \"user.name\"?",
        "source => expected a field of the Elastic Common Schema",
        "source.ip.v4 => expected a field of the Elastic Common Schema",
        "process.user.colour => expected a field of the Elastic Common Schema",
        "labels => expected a field of the Elastic Common Schema",
        "labels.team.name => expected a field of the Elastic Common Schema",
        "test => expected a field of the Elastic Common Schema",
        "other.thing => expected a field of the Elastic Common Schema",
        "akashi.detials.x => expected a field below akashi.attestation",
        "akashi.details => expected a field below akashi.attestation",
        "user..name => a field name has an empty part",
        "ecs.version => every document gets this field without being asked",
        "event.original => every document gets this field without being asked",
      })
  void aFieldOfNobodyIsRefusedWithItsPlace(String field, String complaint) {
    assertThat(complaints("map: [{copy: {" + field + ": a}}]"))
        .singleElement()
        .asString()
        .startsWith("test/pack.yml:10:%d: %s: ".formatted(17 + field.length(), field))
        .contains(complaint);
  }

  @ParameterizedTest
  @ValueSource(strings = {"user.name", "labels.team", "test.door", "akashi.details.door"})
  void fieldsOfEcsOfAkashiAndOfThePackAreTaken(String field) {
    assertThat(complaints("map: [{copy: {" + field + ": a}}]")).isEmpty();
  }

  @Test
  void aPackThatIsCalledLikeAFieldSetHasNoPrefixOfItsOwn() {
    for (var id : List.of("user", "entity", "labels")) {
      assertThat(Ecs.hasRoot(id)).isTrue();
    }
    assertThat(Ecs.hasRoot("use")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "set: {event.severity: high} => expected a whole number, which the schema holds there,"
            + " found \"high\"",
        "set: {event.start: yesterday} => expected a moment such as 2026-11-22T03:04:05Z",
        "set: {host.ip: [db1]} => expected an IP address",
        "set: {tls.established: 'yes'} => expected true or false",
        "set: {tls.established: '${a}'} => expected true or false, which the schema holds there,"
            + " found the text of a template",
        "set: {event.action: [a, b]} => expected one value, since the schema holds no list there",
        "default: {event.severity: high} => expected a whole number",
        "copy: {event.severity: a | lookup words} => found \"high\" in the lookup",
        "copy: {event.severity: a | json} => found the JSON text of json",
        "copy: {event.start: a | long} => found the whole number of long",
        "copy: {event.severity: a | double} => found the number of double",
        "copy: {source.ip: a | count} => found the whole number of count",
        "copy: {source.port: a | time} => found the moment of time",
        "copy: {tls.established: a | lower} => found the text of lower",
        "copy: {user.name: 'a | split ,'} => expected one value",
        "copy: {user.name: a | where b=c} => found objects of where",
        "append: {user.name: a} => expected a field that holds a list",
      })
  void whatCanNeverFitIsRefused(String mapping, String complaint) {
    var complaints = complaints("lookups: {words: {a: high, b: 1}}\nmap: [{" + mapping + "}]");

    assertThat(complaints).singleElement().asString().contains(complaint);
    assertThat(complaints.getFirst()).startsWith("test/pack.yml:11:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "set: {event.severity: 7}",
        "set: {event.severity: '7'}",
        "set: {event.category: iam}",
        "set: {event.category: [iam, host]}",
        "set: {event.start: 2026-11-22T03:04:05Z}",
        "set: {event.action: ['a']}",
        "set: {event.start: '${a}'}",
        "copy: {event.severity: a}",
        "copy: {event.severity: a | trim}",
        "copy: {event.severity: a | count}",
        "copy: {event.start: a | time}",
        "copy: {event.reason: a | json}",
        "copy: {tls.established: a | boolean}",
        "copy: {user.name: 'a | split , | first'}",
        "copy: {user.name: 'a | where b=c | each d'}",
        "copy: {user.roles: 'a | split ,'}",
        "copy: {akashi.details.x: a | where b=c}",
        "copy: {test.x: a | where b=c}",
        "append: {related.user: a, akashi.details.x: a}",
      })
  void whatMayFitIsTaken(String mapping) {
    assertThat(complaints("map: [{" + mapping + "}]")).isEmpty();
  }

  @Test
  void belowItsOwnNameAPackKeepsAnyShape() {
    var pack =
        TestPack.of(
            """
            identity: none
            parse: {json: true}
            time: {from: at, formats: [iso]}
            map: [{copy: {test.door: door}}]
            """);

    var read =
        pack.normalize("{\"at\":\"2026-11-22T03:00:00Z\",\"door\":{\"id\":7,\"open\":true}}");

    assertThat(((Normalization.Normalized) read).document())
        .asString(StandardCharsets.UTF_8)
        .contains("\"test\":{\"door\":{\"id\":7,\"open\":true}}");
  }

  @Test
  void theStoreHoldsTheSameTypes() throws IOException {
    var differing = new ArrayList<String>();
    var template = new JsonMapper().readTree(Files.readString(TEMPLATE));

    int compared = compare("", template.at("/template/mappings"), differing);

    assertThat(differing).isEmpty();
    assertThat(compared).isGreaterThan(200);
  }

  private static int compare(String field, JsonNode mapping, List<String> differing) {
    int compared = 0;
    for (var inner : mapping.path("properties").properties()) {
      var name = field.isEmpty() ? inner.getKey() : field + "." + inner.getKey();
      compared += compare(name, inner.getValue(), differing);
    }
    if (mapping.has("type") && Ecs.names().contains(field)) {
      var expected =
          switch (Ecs.typeOf(field)) {
            case KEYWORD -> List.of("keyword", "text");
            case LONG -> List.of("long");
            case DOUBLE -> List.of("float", "double");
            case BOOLEAN -> List.of("boolean");
            case IP -> List.of("ip");
            case DATE -> List.of("date");
            case FREE -> List.<String>of();
          };
      if (!expected.contains(mapping.path("type").asString())) {
        differing.add("%s: expected %s, found %s".formatted(field, expected, mapping.path("type")));
      }
      compared++;
    }
    return compared;
  }

  private static List<String> complaints(String mapping) {
    var body =
        """
        identity: none
        parse: {json: true}
        time: {from: at, formats: [iso]}
        """
            + mapping;
    var refused = catchThrowableOfType(CatalogException.class, () -> TestPack.of(body));
    return refused == null ? List.of() : refused.getMessage().lines().toList();
  }
}
