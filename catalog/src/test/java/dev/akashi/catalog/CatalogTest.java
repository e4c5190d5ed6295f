package dev.akashi.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogTest {
  private static final String PACK =
      """
      id: door
      version: 1.0.0
      title: {en: Door, ja: 扉}
      kind: log
      framing: lines
      identity: none
      parse: {json: true}
      time: {from: at, formats: [iso]}
      logsource: {product: door}
      """;

  @TempDir private Path overlay;

  @Test
  void aDirectoryAddsPacksAndReplacesFilesOfShippedOnes() throws Exception {
    var shipped = Catalog.builtIn().pack("linux-auth").orElseThrow();
    write("packs/door/pack.yml", PACK);
    write(
        "packs/linux-auth/rules/key-login.yml",
        """
        title: Replaced
        id: linux-auth-key-login
        logsource: {product: linux}
        detection: {selection: {event.action: never}, condition: selection}
        akashi:
          - control: Ⅱ.4.4.5
            polarity: context
            rationale: {en: None., ja: なし。}
        """);

    var catalog = Catalog.load(overlay);

    assertThat(catalog.pack("door")).isPresent();
    var replaced = catalog.pack("linux-auth").orElseThrow();
    assertThat(replaced.rules()).hasSameSizeAs(shipped.rules());
    assertThat(replaced.rules()).anyMatch(rule -> rule.title().equals("Replaced"));
  }

  @Test
  void everyMistakeInEveryFileIsNamedWithItsPlace() throws Exception {
    write(
        "packs/door/pack.yml",
        """
        id: doors
        version: one
        title: {en: Door}
        kind: logs
        framing: line
        parse:
          text:
            - patterns:
                - {name: a, pattern: '(?=x)'}
        time: {from: at, formats: [isoo]}
        map:
          - copy: {usr.name: user, user.name: user | lookup none, user.id: id | lowr}
            set: {akashi.tags: x}
          - when: {a: {like: b}}
        colour: red
        """);
    write(
        "packs/door/rules/a.yml",
        """
        title: A
        id: a
        logsource: {product: door}
        detection: {selection: {x|nomodifier: y}, condition: selection}
        akashi:
          - {control: mic:II.4.4.55, polarity: for, rationale: {en: x}}
        """);

    var refused = catchThrowableOfType(CatalogException.class, () -> Catalog.load(overlay));

    assertThat(refused.getMessage().lines())
        .anyMatch(line -> line.startsWith("door/pack.yml:1:5: id: expected \"door\""))
        .anyMatch(line -> line.startsWith("door/pack.yml:2:10: version: expected three numbers"))
        .anyMatch(line -> line.startsWith("door/pack.yml:3:8: title.ja: missing"))
        .anyMatch(line -> line.startsWith("door/pack.yml:4:7: kind: expected log, change-ticket"))
        .anyMatch(line -> line.startsWith("door/pack.yml:5:10: framing: expected lines, json"))
        .anyMatch(line -> line.startsWith("door/pack.yml:9:30: parse.text[0].patterns[0].pattern"))
        .anyMatch(line -> line.contains("time.formats: expected iso, date, rfc3164"))
        .anyMatch(line -> line.contains("usr.name: expected a field of the Elastic Common Schema"))
        .anyMatch(line -> line.contains("did you mean \"user.name\"?"))
        .anyMatch(line -> line.contains("map[0].copy.user.name: no lookup \"none\""))
        .anyMatch(line -> line.contains("unknown filter \"lowr\"; did you mean \"lower\"?"))
        .anyMatch(line -> line.contains("akashi.tags: expected a field below akashi.attestation"))
        .anyMatch(line -> line.contains("expected a value, a list of values, or one of exists"))
        .anyMatch(line -> line.startsWith("door/pack.yml:15:1: colour: unknown key"))
        .anyMatch(line -> line.contains("identity: missing"))
        .anyMatch(line -> line.contains("no control \"mic:II.4.4.55\"; near to it: [mic:II.4.4.5"))
        .anyMatch(line -> line.contains("akashi[0].polarity: expected supports, contradicts or"))
        .anyMatch(line -> line.contains("akashi[0].rationale.ja: missing"))
        .anyMatch(line -> line.startsWith("door/rules/a.yml:4:") && line.contains("nomodifier"));
  }

  private void write(String path, String text) throws Exception {
    var file = overlay.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
