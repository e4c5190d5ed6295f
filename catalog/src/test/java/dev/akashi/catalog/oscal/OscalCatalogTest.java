package dev.akashi.catalog.oscal;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.akashi.catalog.Catalog;
import dev.akashi.catalog.Controls;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The schema is the one of OSCAL {@link OscalCatalog#OSCAL_VERSION} for catalogues, which NIST's
 * toolchain makes from NIST's models and the library {@code liboscal-java} carries.
 */
class OscalCatalogTest {
  private static final String SCHEMA = "/schema/json/oscal-catalog_schema.json";
  private static final String PARTIES =
      "/definitions/AssemblyOscalMetadataMetadataType/properties/parties/items/anyOf";

  private final Controls controls = Catalog.builtIn().controls();
  private final String written = OscalCatalog.write(controls);
  private final JsonNode catalog = new JsonMapper().readTree(written).path("catalog");

  @Test
  void itIsValidOscal() throws IOException {
    assertThat(errors(written)).isEmpty();
  }

  @Test
  void theSchemaIsOfTheVersionThatTheCatalogNamesAndRefusesWhatIsWrong() throws IOException {
    assertThat(schema().getSchemaNode().path("$id").asString())
        .contains("-" + OscalCatalog.OSCAL_VERSION + "-schema");
    assertThat(errors(written.replaceFirst("\"uuid\" : \"[^\"]+\"", "\"uuid\" : \"none\"")))
        .isNotEmpty();
    assertThat(errors(written.replace("\"last-modified\"", "\"modified\""))).isNotEmpty();
    assertThat(errors(written.replace("mic-III.1.1.12", "mic:III.1.1.12"))).isNotEmpty();
  }

  @Test
  void theSameControlsGiveTheSameBytes() {
    assertThat(OscalCatalog.write(Catalog.builtIn().controls())).isEqualTo(written);
    assertThat(catalog.at("/metadata/last-modified").asString())
        .isEqualTo(controls.header().lastChecked() + "T00:00:00Z");
    assertThat(catalog.path("uuid").asString().charAt(14)).isEqualTo('5');
  }

  @Test
  void everyControlIsThereOnceInItsPartAndArea() {
    var ids = new ArrayList<String>();
    for (var part : catalog.path("groups")) {
      for (var area : part.path("groups")) {
        for (var control : area.path("controls")) {
          ids.add(control.path("id").asString());
          assertThat(control.path("id").asString()).startsWith(area.path("id").asString() + ".");
        }
      }
    }

    assertThat(catalog.path("groups")).hasSize(3);
    assertThat(ids).hasSize(200);
    assertThat(new HashSet<>(ids)).hasSize(200);
    assertThat(ids)
        .containsExactlyElementsOf(
            controls.all().stream().map(control -> control.id().replace(':', '-')).toList());
  }

  @Test
  void aControlBringsBothLanguagesAndItsCounterpartsWithTheirConfidence() {
    var control = catalog.at("/groups/0/groups/0/controls/0");

    assertThat(control.path("title").asString())
        .isEqualTo("Policy creation, approval and distribution");
    assertThat(property(control, "title-ja")).containsExactly("方針の作成・承認・配布");
    assertThat(property(control, "label")).containsExactly("II.1.1.1");
    assertThat(property(control, "crosswalk-confidence")).containsExactly("high");
    assertThat(property(control, "supports")).contains("A.5.1", "PM-1", "GV.PO-01");
    assertThat(control.path("parts"))
        .extracting(p -> p.path("class").asString())
        .containsExactly("en", "ja");
    assertThat(control.path("links"))
        .allSatisfy(link -> assertThat(link.path("text").asString()).startsWith("supports "));
  }

  @Test
  void everyLinkLeadsToAFrameworkInTheBackMatter() {
    var resources = new HashSet<String>();
    catalog.at("/back-matter/resources").forEach(r -> resources.add(r.path("uuid").asString()));

    assertThat(catalog.findValuesAsString("href"))
        .isNotEmpty()
        .allMatch(href -> resources.contains(href.substring(1)));
  }

  @Test
  void itClaimsNoCompliance() {
    assertThat(catalog.at("/metadata/remarks").asString())
        .contains("do not say that a system complies");
  }

  private static List<String> property(JsonNode control, String name) {
    var values = new ArrayList<String>();
    for (var property : control.path("props")) {
      if (property.path("name").asString().equals(name)) {
        values.add(property.path("value").asString());
      }
    }
    return values;
  }

  private static List<Error> errors(String json) throws IOException {
    return schema().validate(json, InputFormat.JSON);
  }

  private static Schema schema() throws IOException {
    try (var in = OscalCatalogTest.class.getResourceAsStream(SCHEMA)) {
      var schema = new JsonMapper().readTree(in);
      // The toolchain writes the id of a party's external id as {"id": {...}} inside itself, where
      // the validator finds a keyword without a meaning. Our catalogue names no parties.
      for (var party : schema.at(PARTIES)) {
        var properties = (ObjectNode) party.at("/properties/external-ids/items/properties");
        properties.set("id", properties.at("/id/id"));
      }
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(schema);
    }
  }
}
