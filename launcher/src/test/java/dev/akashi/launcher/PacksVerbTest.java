package dev.akashi.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class PacksVerbTest {
  private static final String DEFINITION =
      """
      id: door
      version: 1.0.0
      title: {en: Door, ja: 扉}
      kind: log
      framing: lines
      identity: {fields: [id], policy: immutable}
      parse: {json: true}
      time: {from: at, formats: [iso]}
      map:
        - set: {event.category: [authentication], event.type: [info], event.action: door_swipe}
          copy: {event.outcome: result}
      logsource: {product: door}
      """;
  private static final String RULE =
      """
      title: Entry recorded
      id: door-entry
      logsource: {product: door}
      detection:
        selection: {event.outcome: success}
        condition: selection
      akashi:
        - control: mic:IV.4.4.3
          polarity: supports
          rationale: {en: Entry is on record., ja: 入退が記録されている。}
      """;
  private static final String ENTRY =
      "{\"id\":\"e1\",\"at\":\"2026-11-22T03:00:00Z\",\"result\":\"success\"}";
  private static final String REFUSAL =
      "{\"id\":\"e2\",\"at\":\"2026-11-22T03:01:00Z\",\"result\":\"failure\"}";
  private static final String CASES =
      """
      - name: a card opens the door
        collected_at: 2026-11-22T03:10:00Z
        input: '%s'
        supports: [IV.4.4.3]
      - name: a card is refused
        collected_at: 2026-11-22T03:10:00Z
        input: '%s'
        near_miss: [door-entry]
      """
          .formatted(ENTRY, REFUSAL);

  @TempDir private Path directory;

  @BeforeEach
  void aPack() throws IOException {
    write("old/packs/door/pack.yml", DEFINITION);
    write("old/packs/door/rules/entry.yml", RULE);
    write("old/packs/door/cases/swipes.yml", CASES);
    write("past.ndjson", ENTRY + "\n" + REFUSAL + "\nno JSON\n");
  }

  @Test
  void theShippedPacksAreAsTheySay() {
    var typed = Typed.of("packs", "test");

    assertThat(typed.exitCode()).isZero();
    assertThat(typed.lines())
        .anyMatch(line -> line.matches("linux-auth \\S+: \\d+ cases, \\d+ rules, all as they say"))
        .allMatch(line -> line.endsWith("all as they say"));
  }

  @Test
  void casesWithoutGoldenDocumentsFailAndCanBeWritten() {
    var before = Typed.of("packs", "test", at("old"));
    assertThat(before.exitCode()).isEqualTo(1);
    assertThat(before.lines())
        .startsWith("door 1.0.0: 2 cases, 1 rule, 2 failed")
        .contains("door/cases/swipes.yml: a card opens the door");

    var written = Typed.of("packs", "test", at("old"), "--write");
    assertThat(written.exitCode()).isZero();
    assertThat(written.err())
        .isEqualToIgnoringNewLines("wrote " + at("old/packs/door/cases/swipes.golden.json"));

    var after = Typed.of("packs", "test", at("old"));
    assertThat(after.exitCode()).isZero();
    assertThat(after.out())
        .isEqualToIgnoringNewLines("door 1.0.0: 2 cases, 1 rule, all as they say");
  }

  @Test
  void aDifferenceIsShownFieldByField() throws IOException {
    Typed.of("packs", "test", at("old/packs/door"), "--write");
    write("old/packs/door/pack.yml", DEFINITION.replace("door_swipe", "door_opened"));

    var typed = Typed.of("packs", "test", at("old/packs/door"));

    assertThat(typed.exitCode()).isEqualTo(1);
    assertThat(typed.lines())
        .contains("  document: event.action: expected \"door_swipe\", found \"door_opened\"")
        .noneMatch(line -> line.contains("event.outcome"));
    var json = Typed.of("packs", "test", at("old/packs/door"), "--json");
    assertThat(new JsonMapper().readTree(json.out()).path("failures")).hasSize(2);
  }

  @Test
  void mistakesInFilesFailTheCheckAndAreAllNamed() throws IOException {
    write("old/packs/door/pack.yml", DEFINITION.replace("kind: log", "kind: lock"));

    var typed = Typed.of("packs", "test", at("old"));

    assertThat(typed.exitCode()).isEqualTo(1);
    assertThat(typed.err()).contains("door/pack.yml:4:7: kind: expected log");
  }

  @Test
  void whatIsLaidOverAShippedPackNeedsAVersionOfItsOwn() throws IOException {
    write("over/packs/linux-auth/rules/ours.yml", RULE.replace("product: door", "product: linux"));

    var typed = Typed.of("packs", "test", at("over"));

    assertThat(typed.exitCode()).isEqualTo(1);
    assertThat(typed.lines())
        .contains("linux-auth: version")
        .anyMatch(
            line ->
                line.matches(
                    "  expected another than [0-9.]+, which Akashi ships with other rules or"
                        + " another mapping"));
  }

  @Test
  void whatIsShippedIsNeverWritten() {
    var typed = Typed.of("packs", "test", "--write");

    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.err()).contains("--write: expected DIR with it");
  }

  @Test
  void aDirectoryWithoutPacksIsBadUse() {
    var typed = Typed.of("packs", "test", at("none"));

    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.err()).contains("DIR: expected a directory with packs/", "nothing at");
  }

  @Test
  void recordsThatGainOrLoseTagsAreNamedAndSummedUp() throws IOException {
    write("new/pack.yml", DEFINITION.replace("1.0.0", "1.1.0"));
    write("new/rules/entry.yml", RULE.replace("success", "failure"));

    var typed = Typed.of("packs", "diff", at("old"), at("new"), "--on", at("past.ndjson"));

    assertThat(typed.err()).isEmpty();
    assertThat(typed.exitCode()).isZero();
    assertThat(typed.lines())
        .containsExactly(
            "record 1; 2026-11-22T03:00:00Z; e1; lost supports mic:IV.4.4.3 (door-entry)",
            "record 2; 2026-11-22T03:01:00Z; e2; gained supports mic:IV.4.4.3 (door-entry)",
            "door 1.0.0 to 1.1.0: 2 of 3 records change; 1 tags gained, 1 lost; unreadable: 1"
                + " before, 1 after");
  }

  @Test
  void theSameAsJson() throws IOException {
    write("new/pack.yml", DEFINITION.replace("identity:", "required: [none]\nidentity:"));
    write("new/rules/entry.yml", RULE);

    var typed =
        Typed.of("packs", "diff", at("old"), at("new"), "--on", at("past.ndjson"), "--json");

    assertThat(typed.lines()).hasSize(3);
    var first = new JsonMapper().readTree(typed.lines().getFirst());
    assertThat(first.path("record").asInt()).isEqualTo(1);
    assertThat(first.path("id").asString()).isEqualTo("e1");
    assertThat(first.at("/lost/0/control").asString()).isEqualTo("mic:IV.4.4.3");
    assertThat(first.at("/lost/0/polarity").asString()).isEqualTo("supports");
    assertThat(first.path("unreadable_after").asString()).isEqualTo("MISSING_FIELD");
    var summary = new JsonMapper().readTree(typed.lines().getLast()).path("summary");
    assertThat(summary.path("unreadable_before").asInt()).isEqualTo(1);
    assertThat(summary.path("unreadable_after").asInt()).isEqualTo(3);
  }

  @Test
  void theSamePacksChangeNothing() {
    var typed =
        Typed.of(
            "packs", "diff", "shipped", "shipped", "--pack", "linux-auth", "--on", "/dev/null");

    assertThat(typed.exitCode()).isZero();
    assertThat(typed.out()).contains("0 of 0 records change");
  }

  @Test
  void aPackHasToBeNamedWhereSeveralAreShared() {
    var several = Typed.of("packs", "diff", "shipped", "shipped", "--on", at("past.ndjson"));
    assertThat(several.exitCode()).isEqualTo(2);
    assertThat(several.err()).contains("--pack: expected it where OLD and NEW share several packs");

    var none =
        Typed.of(
            "packs", "diff", at("old"), "shipped", "--pack", "door", "--on", at("past.ndjson"));
    assertThat(none.exitCode()).isEqualTo(2);
    assertThat(none.err()).contains("which NEW has, found door");
  }

  @Test
  void agreementIsShownPerFieldAndSourcesWithoutAPackAreNamed() throws IOException {
    write("corpus/index.tsv", "source\tcase\nlinux_auth\tlogin\nunheard_of\tx\n");
    write("corpus/unheard_of/x/input.log", "x\n");
    write("corpus/linux_auth/login/config.yml", "fields: {'@timestamp': '2026-11-22T04:00:00Z'}\n");
    write(
        "corpus/linux_auth/login/input.log",
        "Nov 22 12:04:05 host-1 sshd[4321]: Accepted publickey for alice from 192.0.2.10 port 50022"
            + " ssh2: ED25519 SHA256:abc\n");
    write(
        "corpus/linux_auth/login/expected.json",
        "{\"expected\": [{\"user\": {\"name\": \"bob\"}, \"source\": {\"ip\": \"192.0.2.10\"}}]}");

    var typed = Typed.of("packs", "agree", at("corpus"), "--differences");

    assertThat(typed.exitCode()).isZero();
    assertThat(typed.lines())
        .contains(
            "linux_auth (pack linux-auth): 1 records, 0 of them quarantined, agreement 50.0 % of 2"
                + " values, apart from 0 named differences 50.0 %")
        .contains("  login 1: user.name: expected [bob], found [alice]")
        .contains("Mean over 1 sources: 50.0 %, apart from named differences 50.0 %")
        .contains("No pack, so not compared and not in the mean: unheard_of");
    var json = Typed.of("packs", "agree", at("corpus"), "--json");
    assertThat(new JsonMapper().readTree(json.lines().getLast()).path("mean").asDouble())
        .isEqualTo(0.5);
    assertThat(new JsonMapper().readTree(json.lines().get(1)).path("agreement").isNull()).isTrue();
  }

  @Test
  void differencesThatThePackNamesAreShownWithItsReason() throws IOException {
    write("corpus/index.tsv", "source\tcase\nlinux_auth\taccount\n");
    write(
        "corpus/linux_auth/account/input.log",
        "Nov 22 12:04:05 host-1 useradd[77]: new user: name=carol, UID=1007, GID=1007,"
            + " home=/home/carol, shell=/bin/bash\n");
    write(
        "corpus/linux_auth/account/expected.json",
        "{\"expected\": [{\"user\": {\"name\": \"carol\"}, \"event\": {\"type\": [\"user\","
            + " \"creation\"]}}]}");

    var typed = Typed.of("packs", "agree", at("corpus"), "--differences");

    assertThat(typed.lines())
        .contains(
            "linux_auth (pack linux-auth): 1 records, 0 of them quarantined, agreement 50.0 % of 2"
                + " values, apart from 1 named differences 100.0 %")
        .contains("    account 1: user.name: expected [carol], found nothing");
    assertThat(typed.lines())
        .anyMatch(line -> line.startsWith("  named, 1 times: user.id, user.name: "));
    var json =
        new JsonMapper()
            .readTree(Typed.of("packs", "agree", at("corpus"), "--json").lines().getFirst());
    assertThat(json.path("agreement").asDouble()).isEqualTo(0.5);
    assertThat(json.path("agreement_apart_from_named").asDouble()).isEqualTo(1);
    assertThat(json.path("named").findValues("times").getFirst().asInt()).isEqualTo(1);
  }

  @Test
  void aDirectoryThatIsNoCorpusIsBadUse() {
    var typed = Typed.of("packs", "agree", at("old"));

    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.err()).contains("DIR: expected a directory with index.tsv in it");
    assertThat(Typed.of("packs", "agree", at("old"), "--as", "x=none").err())
        .contains("--pack: expected one of");
  }

  private String at(String path) {
    return directory.resolve(path).toString();
  }

  private void write(String path, String text) throws IOException {
    var file = directory.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
