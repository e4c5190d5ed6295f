package dev.akashi.catalog.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.akashi.catalog.Catalog;
import dev.akashi.catalog.CatalogException;
import dev.akashi.catalog.Complaint;
import dev.akashi.catalog.Layer;
import dev.akashi.catalog.Phrase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScopeTest {
  private static final Catalog CATALOG = Catalog.builtIn();
  private static final Path FILE = Path.of("/etc/akashi/akashi.yml");

  @Test
  void aWholeFileIsRead() {
    var scope =
        Scope.parse(
            FILE,
            """
            zone: Europe/Berlin
            systems:
              payments-prod:
                title: {en: Payments, ja: 決済}
                layers: [common, saas, paas-iaas]
            sources:
              prod-bastion:
                system: payments-prod
                pack: linux-auth
                layers: [common, paas-iaas]
                zone: Asia/Tokyo
                charset: Shift_JIS
                file: {paths: ["/var/log/auth.log*", "logs/*.log"]}
              console:
                system: payments-prod
                pack: linux-auth
                http: {}
            """,
            CATALOG);

    var all = EnumSet.allOf(Layer.class);
    assertThat(scope)
        .isEqualTo(
            new Scope(
                ZoneId.of("Europe/Berlin"),
                Map.of(
                    "payments-prod",
                    new SystemInScope(
                        "payments-prod", new Phrase("Payments", "決済"), all, Map.of(), List.of())),
                Map.of(
                    "prod-bastion",
                    new Source(
                        "prod-bastion",
                        "payments-prod",
                        "linux-auth",
                        EnumSet.of(Layer.COMMON, Layer.PAAS_IAAS),
                        ZoneId.of("Asia/Tokyo"),
                        "windows-31j",
                        new Door.FileDoor(List.of("/var/log/auth.log*", "/etc/akashi/logs/*.log"))),
                    "console",
                    new Source(
                        "console",
                        "payments-prod",
                        "linux-auth",
                        all,
                        ZoneId.of("Europe/Berlin"),
                        "UTF-8",
                        new Door.HttpDoor())),
                Map.of(),
                Alerts.NONE));
  }

  @Test
  void theZoneIsTokyoUnlessNamed() {
    var scope = Scope.parse(FILE, "systems: {a: {title: {en: A, ja: あ}, layers: [saas]}}", CATALOG);

    assertThat(scope.zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    assertThat(scope.sources()).isEmpty();
  }

  @Test
  void allComplaintsComeAtOnceWithTheirPlaces() {
    var refused =
        refusal(
            """
            zone: Asia/Tokio
            system: {}
            systems:
              Payments:
                title: {en: Payments}
                layers: [comon]
              shop:
                title: {en: Shop, ja: 店}
                layers: [saas]
            sources:
              bastion:
                system: shopp
                pack: linux-aut
                charset: latin1
                file: {paths: []}
              tickets:
                system: shop
                pack: linux-auth
                layers: [common]
                http: {}
                stdin: {}
            """);

    assertThat(refused.complaints().stream().map(Complaint::sentence))
        .containsExactlyInAnyOrder(
            at(
                2,
                1,
                "system: unknown key; did you mean \"systems\"? (expected one of zone, systems,"
                    + " sources, expectations, alerts)"),
            at(1, 7, "zone: expected a zone such as Asia/Tokyo, found \"Asia/Tokio\""),
            at(
                5,
                5,
                "systems.Payments: expected an id of lower-case letters, digits and hyphens, at"
                    + " most 40, found \"Payments\""),
            at(5, 12, "systems.Payments.title.ja: missing, expected the Japanese title"),
            at(
                6,
                13,
                "systems.Payments.layers: expected some of common, saas, paas-iaas, found"
                    + " \"comon\"; did you mean \"common\"?"),
            at(
                12,
                13,
                "sources.bastion.system: expected one of the systems [Payments, shop], found"
                    + " \"shopp\"; did you mean \"shop\"?"),
            at(
                13,
                11,
                "sources.bastion.pack: expected one of the packs "
                    + CATALOG.packs().stream().map(pack -> pack.id()).toList()
                    + ", found \"linux-aut\"; did you mean \"linux-auth\"?"),
            at(
                14,
                14,
                "sources.bastion.charset: expected UTF-8 or windows-31j (also named CP932 or"
                    + " Shift_JIS), found \"latin1\""),
            at(
                15,
                19,
                "sources.bastion.file.paths: expected at least one path or glob, found none"),
            at(
                19,
                13,
                "sources.tickets.layers: expected some of the layers of system shop, [saas], found"
                    + " [common]"),
            at(
                17,
                5,
                "sources.tickets.file: expected exactly one of file, http and stdin, found [http,"
                    + " stdin]"));
  }

  @Test
  void textThatIsNoYamlIsRefusedWithItsPlace() {
    assertThat(refusal("systems: [").complaints()).hasSize(1);
    assertThat(refusal("").complaints()).hasSize(1);
    assertThat(refusal("systems: {a: 1, a: 2}").getMessage()).contains("duplicate key 'a'");
  }

  @Test
  void aFileThatCannotBeReadSaysWhy(@TempDir Path folder) throws Exception {
    var cp932 = folder.resolve("akashi.yml");
    Files.write(cp932, "zone: 東京".getBytes("windows-31j"));

    assertThat(refusal(folder).getMessage()).contains("expected a file, found a directory");
    assertThat(refusal(folder.resolve("none.yml")).getMessage()).contains("found none");
    assertThat(refusal(cp932).getMessage()).contains("expected text in UTF-8");
  }

  private static String at(int line, int column, String message) {
    return FILE + ":" + line + ":" + column + ": " + message;
  }

  private static CatalogException refusal(String yaml) {
    return catchThrowableOfType(CatalogException.class, () -> Scope.parse(FILE, yaml, CATALOG));
  }

  private static CatalogException refusal(Path file) {
    return catchThrowableOfType(CatalogException.class, () -> Scope.read(file, CATALOG));
  }
}
