package dev.akashi.catalog.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.akashi.catalog.Catalog;
import dev.akashi.catalog.agreement.SourceAgreement.Tally;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgreementTest {
  private static final String LOGIN =
      "Nov 22 12:04:05 host-1 sshd[4321]: Accepted publickey for alice from 192.0.2.10 port 50022"
          + " ssh2: ED25519 SHA256:abc\n";

  private static final String TIME_IN_A_FORMAT_OF_ITS_OWN =
      "{\"sys_class_name\":{\"value\":\"change_request\"},\"sys_id\":{\"value\":\"9c2f\"},"
          + "\"number\":{\"value\":\"CHG0031042\"},\"state\":{\"value\":\"-5\"},"
          + "\"sys_mod_count\":{\"value\":\"1\"},"
          + "\"sys_updated_on\":{\"value\":\"11/20/2026 05:30:11\"}}\n";
  private static final String NEW_USER =
      "Nov 22 12:04:05 host-1 useradd[77]: new user: name=carol, UID=1007, GID=1007,"
          + " home=/home/carol, shell=/bin/bash\n";

  @TempDir private Path corpus;

  @BeforeEach
  void anIndex() throws IOException {
    write("index.tsv", "source\tcase\tevents\nlinux_auth\tlogin\t1\n");
    write("linux_auth/login/config.yml", "fields: {'@timestamp': '2026-11-22T04:00:00Z'}\n");
    write("linux_auth/login/input.log", LOGIN);
  }

  @Test
  void eachFieldAgreesDiffersOrIsAbsent() throws IOException {
    expect(
        """
        {"@timestamp": "2026-11-22T12:04:05.000+00:00", "event": {"outcome": "success"},
         "user.name": "bob", "source": {"ip": "192.0.2.10"}, "url": {"path": "/"}}
        """);

    var found = agreement();

    assertThat(found.pack()).isEqualTo("linux-auth");
    assertThat(found.records()).isEqualTo(1);
    assertThat(found.quarantined()).isZero();
    assertThat(found.fields())
        .containsOnly(
            Map.entry("@timestamp", new Tally(1, 0, 0, 0)),
            Map.entry("event.outcome", new Tally(1, 0, 0, 0)),
            Map.entry("user.name", new Tally(0, 1, 0, 0)),
            Map.entry("source.ip", new Tally(1, 0, 0, 0)),
            Map.entry("url.path", new Tally(0, 0, 1, 0)));
    assertThat(found.differences())
        .containsExactly(
            "login 1: user.name: expected [bob], found [alice]",
            "login 1: url.path: expected [/], found nothing");
    assertThat(Agreement.mean(List.of(found)).orElseThrow()).isEqualTo(0.6, within(1e-9));
  }

  @Test
  void whatWeQuarantineIsAbsentAndNotLeftOut() throws IOException {
    write("linux_auth/login/input.log", "no log\n");
    expect("{\"event\": {\"outcome\": \"success\"}}");

    assertThat(agreement().quarantined()).isEqualTo(1);
    assertThat(agreement().total()).isEqualTo(new Tally(0, 0, 1, 0));
  }

  @Test
  void whatThePackNamesIsCountedApartAndListedWithItsReason() throws IOException {
    write("linux_auth/login/input.log", NEW_USER);
    expect(
        """
        {"event": {"action": "added-user", "type": ["user", "creation"]},
         "user": {"name": "carol"}}
        """);

    var found = agreement();

    assertThat(found.fields())
        .containsOnly(
            Map.entry("event.action", new Tally(0, 1, 0, 0)),
            Map.entry("event.type", new Tally(1, 0, 0, 0)),
            Map.entry("user.name", new Tally(0, 0, 1, 1)));
    assertThat(found.differences())
        .containsExactly("login 1: event.action: expected [added-user], found [user_created]");
    var named = found.named().entrySet().stream().filter(e -> !e.getValue().isEmpty()).toList();
    assertThat(named).hasSize(1);
    assertThat(named.getFirst().getKey().fields()).contains("user.name");
    assertThat(named.getFirst().getValue())
        .containsExactly("login 1: user.name: expected [carol], found nothing");
    assertThat(found.total().share().orElseThrow()).isEqualTo(1.0 / 3, within(1e-9));
    assertThat(found.total().shareApartFromNamed().orElseThrow()).isEqualTo(0.5, within(1e-9));
    assertThat(Agreement.mean(List.of(found)).orElseThrow()).isEqualTo(1.0 / 3, within(1e-9));
    assertThat(Agreement.meanApartFromNamed(List.of(found)).orElseThrow())
        .isEqualTo(0.5, within(1e-9));
  }

  @Test
  void recordsRefusedForANamedReasonAreCountedApart() throws IOException {
    write("index.tsv", "servicenow_change\tmonth-first\n");
    write("servicenow_change/month-first/input.log", TIME_IN_A_FORMAT_OF_ITS_OWN);
    write(
        "servicenow_change/month-first/expected.json",
        "{\"expected\": [{\"user\": {\"name\": \"a\"}}]}");

    assertThat(agreement().quarantined()).isEqualTo(1);
    assertThat(agreement().total()).isEqualTo(new Tally(0, 0, 1, 1));
    assertThat(agreement().total().shareApartFromNamed()).isEmpty();
    assertThat(agreement().differences()).isEmpty();
  }

  @Test
  void whereThePackReadsLinesAGroupIsComparedByItsFirstLine() throws IOException {
    write(
        "linux_auth/login/config.yml",
        "fields: {'@timestamp': '2026-11-22T04:00:00Z'}\n"
            + "multiline: {first_line_pattern: '^Nov'}\n");
    write("linux_auth/login/input.log", NEW_USER + "  more of it\n");
    expect("{\"event\": {\"type\": [\"user\", \"creation\"]}}");

    assertThat(agreement().total()).isEqualTo(new Tally(1, 0, 0, 0));
  }

  @Test
  void whatPacksNameIsSomethingThatIsCompared() {
    for (var pack : Catalog.builtIn().packs()) {
      for (var difference : pack.differs()) {
        assertThat(CoreFields.NAMES).as(pack.id()).containsAll(difference.fields());
      }
    }
  }

  @Test
  void fieldsThatTheCorpusLeavesOpenAreNotCompared() throws IOException {
    write("linux_auth/login/config.yml", "dynamic_fields: {'@timestamp': '.*'}\n");
    expect("{\"@timestamp\": \"1999-01-01T00:00:00Z\", \"user\": {\"name\": \"alice\"}}");

    assertThat(agreement().fields()).containsOnlyKeys("user.name");
  }

  @Test
  void linesAreGroupedAndRecordsTheOthersDropAreLeftOut() throws IOException {
    write(
        "linux_auth/login/config.yml",
        "fields: {'@timestamp': '2026-11-22T04:00:00Z'}\n"
            + "multiline: {first_line_pattern: '^Nov'}\n");
    write("linux_auth/login/input.log", LOGIN + "  more of it\n" + LOGIN);
    expect("null, {\"user\": {\"name\": \"alice\"}}");

    assertThat(agreement().records()).isEqualTo(1);
    assertThat(agreement().total()).isEqualTo(new Tally(1, 0, 0, 0));
  }

  @Test
  void whereRecordsAndDocumentsAreNotOneToOneNothingIsCompared() throws IOException {
    expect("{}, {}");

    assertThat(agreement().notCompared())
        .containsExactly("login: 1 records as the pack cuts, 2 documents");
    assertThat(Agreement.mean(List.of(agreement()))).isEmpty();
  }

  @Test
  void aCaseThatCannotBeReadIsNamedAndTheOthersAreCompared() throws IOException {
    write("index.tsv", "linux_auth\tempty\nlinux_auth\tlogin\n");
    write("linux_auth/empty/input.log", LOGIN);
    expect("{\"user\": {\"name\": \"alice\"}}");

    assertThat(agreement().total()).isEqualTo(new Tally(1, 0, 0, 0));
    assertThat(agreement().notCompared()).hasSize(1);
    assertThat(agreement().notCompared().getFirst()).startsWith("empty: ");
  }

  @Test
  void settingsThatMeanNothingAreRefusedWithTheirFile() throws IOException {
    write("linux_auth/login/config.yml", "multiline: {first_line_pattern: '('}\n");
    expect("{}");

    assertThatThrownBy(this::agreement)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("config.yml: ");
  }

  @Test
  void aShippersMessageIsTheRecordWhereItsWrappingMeansNothing() throws IOException {
    Files.delete(corpus.resolve("linux_auth/login/input.log"));
    write(
        "linux_auth/login/input.json",
        "{\"events\": [{\"agent\": {\"name\": \"x\"}, \"message\": \"" + LOGIN.strip() + "\"}]}");
    expect("{\"user\": {\"name\": \"alice\"}}");

    assertThat(agreement().total()).isEqualTo(new Tally(1, 0, 0, 0));
  }

  @Test
  void aSourceWithoutAPackIsNamedAndNotCompared() throws IOException {
    write("index.tsv", "source\tcase\nunheard_of\tlogin\n");
    Files.createDirectories(corpus.resolve("unheard_of/login"));

    assertThat(agreement().pack()).isNull();
    assertThat(Agreement.mean(List.of(agreement()))).isEmpty();
  }

  @Test
  void theShippedNamesLeadToShippedPacks() {
    var catalog = Catalog.builtIn();

    assertThat(SourceNames.shipped()).containsEntry("system_auth", "linux-auth");
    assertThat(SourceNames.shipped().values()).allMatch(id -> catalog.pack(id).isPresent());
  }

  @Test
  void aDirectoryWithoutAnIndexOrWithAFolderMissingIsNoCorpus() throws IOException {
    write("index.tsv", "linux_auth\t../../etc\n");
    assertThatThrownBy(this::agreement)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected a folder below it for \"../../etc\" of linux_auth");
    Files.delete(corpus.resolve("index.tsv"));
    assertThatThrownBy(this::agreement).hasMessageContaining("index.tsv in it, found none");
  }

  private SourceAgreement agreement() throws IOException {
    return new Agreement(Catalog.builtIn(), SourceNames.shipped()).with(corpus).getFirst();
  }

  private void expect(String documents) throws IOException {
    write("linux_auth/login/expected.json", "{\"expected\": [" + documents + "]}");
  }

  private void write(String path, String text) throws IOException {
    var file = corpus.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
