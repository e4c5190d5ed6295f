package dev.akashi.catalog.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akashi.catalog.CatalogException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ListFilterTest {
  private static final TestPack PACK = pack("reviews | where state=APPROVED | each user.login");

  @Test
  void objectsWithTheTextAreKeptAndOneFieldOfEachIsTaken() {
    assertThat(
            found(
                """
                [{"state":"APPROVED","user":{"login":"a"}},{"state":"COMMENTED","user":{"login":"b"}},\
                {"state":"approved","user":{"login":"c"}}]\
                """))
        .contains("\"found\":[\"a\",\"c\"]");
  }

  @Test
  void oneObjectCountsAsAListOfOne() {
    assertThat(found("{\"state\":\"APPROVED\",\"user\":{\"login\":\"a\"}}"))
        .contains("\"found\":[\"a\"]");
  }

  @Test
  void whatDoesNotFitIsPassedOver() {
    assertThat(
            found("[1,null,\"APPROVED\",[],{\"state\":{}},{\"state\":\"APPROVED\",\"user\":null}]"))
        .doesNotContain("found");
    assertThat(found("\"APPROVED\"")).doesNotContain("found");
    assertThat(found("[]")).doesNotContain("found");
  }

  @Test
  void aFilterWithoutATextIsAMistake() {
    assertThatThrownBy(() -> pack("reviews | where state"))
        .isInstanceOf(CatalogException.class)
        .hasMessageContaining("expected where FIELD=TEXT, found \"where state\"");
  }

  private static String found(String reviews) {
    var record = "{\"t\":\"2026-11-22T03:04:05Z\",\"reviews\":%s}".formatted(reviews);
    var document = ((Normalization.Normalized) PACK.normalize(record)).document();
    var text = new String(document, StandardCharsets.UTF_8);
    return text.substring(text.indexOf("\"akashi\""));
  }

  private static TestPack pack(String copy) {
    return TestPack.of(
        """
        identity: none
        parse: {json: true}
        time: {from: t, formats: [iso]}
        map:
          - copy: {akashi.details.found: '%s'}
        """
            .formatted(copy));
  }
}
