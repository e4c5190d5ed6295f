package dev.akashi.launcher.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.akashi.sigma.Rule;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleBookTest {
  private static final String DOOR =
      """
      title: Door opened
      id: door-opened
      logsource: {product: door-lock}
      detection:
        selection: {event.action: door_opened}
        condition: selection
      """;

  @TempDir Path rules;

  @Test
  void everyRuleAppearsAlsoWhereThereIsNothingToSay() throws IOException {
    write("a.yml", DOOR);

    assertThat(read())
        .containsExactly(new RuleDocument("a.yml", "door-opened", 1, true, List.of()));
  }

  @Test
  void directoriesAreSearchedInTheOrderOfTheirPaths() throws IOException {
    write("b/two.yaml", rule("two"));
    write("b.yml", rule("three"));
    write("a/deep/er/one.YML", rule("one"));
    write("notes.md", "no rule");

    assertThat(read())
        .extracting(RuleDocument::path)
        .containsExactly("a/deep/er/one.YML", "b.yml", "b/two.yaml");
  }

  @Test
  void oneFileMayHaveAnyName() throws IOException {
    write("door.rule", DOOR);

    assertThat(RuleBook.read(rules.resolve("door.rule")).documents())
        .containsExactly(new RuleDocument("door.rule", "door-opened", 1, true, List.of()));
  }

  @Test
  void documentsOfOneFileAreToldApartByTheirLines() throws IOException {
    write(
        "many.yml",
        """
        # three rules and a filter
        """
            + rule("one")
            + "---\n"
            + "title: Without an id and refused twice\n"
            + "logsource: {product: door-lock}\n"
            + "detection:\n"
            + "  selection: {door|startswth: dc1}\n"
            + "  other: {card|endswth: '77'}\n"
            + "  condition: selection or other\n"
            + "---\n"
            + DOOR.replace("id: door-opened\n", "")
            + "---\n"
            + """
            title: Not the test card
            id: no-test-card
            logsource: {product: door-lock}
            filter:
              rules: [one]
              test: {card: '0'}
              condition: not test
            """);

    List<RuleDocument> found = read();

    assertThat(found).extracting(RuleDocument::loaded).containsExactly(true, false, true, true);
    assertThat(found)
        .extracting(RuleDocument::id)
        .containsExactly("one", null, "many.yml#3", "no-test-card");
    assertThat(found).extracting(RuleDocument::line).containsExactly(2, 9, 16, 22);
    assertThat(found.get(1).remarks())
        .extracting(Remark::code, Remark::line, Remark::column)
        .containsExactly(tuple("unknown-modifier", 12, 15), tuple("unknown-modifier", 13, 11));
    assertThat(RuleBook.read(rules).rules().rules())
        .extracting(Rule::id)
        .containsExactly("one", "many.yml#3");
  }

  @Test
  void anIdThatTwoRulesShareIsRefusedTheSecondTimeAlsoInOneFile() throws IOException {
    write("a.yml", rule("same"));
    write("b.yml", rule("same") + "---\n" + rule("own"));

    assertThat(read())
        .extracting(RuleDocument::id, RuleDocument::loaded)
        .containsExactly(tuple("same", true), tuple("same", false), tuple("own", true));
    assertThat(read().get(1).remarks().getFirst().message()).contains("first in a.yml:2");
  }

  @Test
  void warningsGoWithTheRuleTheyAreAbout() throws IOException {
    write("a.yml", DOOR.replace("condition: selection", "condition: not selection"));

    RuleDocument found = read().getFirst();

    assertThat(found.loaded()).isTrue();
    assertThat(found.remarks()).extracting(Remark::code).containsExactly("no-necessary-condition");
  }

  @Test
  void aFileWithoutAReadableDocumentHasOneEntry() throws IOException {
    write("broken.yml", DOOR + "---\nkey: [\n");
    write("comment.yml", "# nothing yet\n");
    write("empty.yml", "");
    write("list.yml", "- a\n- b\n");

    assertThat(read())
        .extracting(RuleDocument::path, d -> d.remarks().getFirst().code(), RuleDocument::id)
        .containsExactly(
            tuple("broken.yml", "yaml", null),
            tuple("comment.yml", "document", null),
            tuple("empty.yml", "document", null),
            tuple("list.yml", "document", null));
  }

  @Test
  void aFileThatIsNotUtf8IsRefusedWithItsPlace() throws IOException {
    byte[] text = "title: Door\nid: \uff76\u30fc\u30c9\n".getBytes(Charset.forName("windows-31j"));
    Files.write(rules.resolve("sjis.yml"), text);
    Files.write(rules.resolve("utf16.yml"), DOOR.getBytes(StandardCharsets.UTF_16));

    assertThat(read())
        .flatExtracting(RuleDocument::remarks)
        .extracting(Remark::code, Remark::line, Remark::column)
        .containsExactly(tuple("encoding", 2, 5), tuple("encoding", 1, 1));
  }

  @Test
  void aByteOrderMarkDoesNoHarm() throws IOException {
    write("bom.yml", "\uFEFF" + DOOR);

    assertThat(read()).extracting(RuleDocument::loaded).containsExactly(true);
  }

  @Test
  void aFileBeyondTheBoundIsRefusedAndItsNeighboursLoad() throws IOException {
    write("a.yml", "# " + "x".repeat(RuleFileText.MAX_RULE_FILE_BYTES));
    write("b.yml", DOOR);

    assertThat(read()).extracting(RuleDocument::loaded).containsExactly(false, true);
    assertThat(only(read().getFirst()))
        .isEqualTo(
            Remark.of("too-large", "expected at most 1,048,576 bytes, found more; split it"));
  }

  @Test
  void whatIsNoFileIsNotWaitedFor() throws IOException {
    Files.createSymbolicLink(rules.resolve("device.yml"), Path.of("/dev/null"));
    Files.createSymbolicLink(rules.resolve("nowhere.yml"), rules.resolve("gone"));

    assertThat(read())
        .extracting(d -> only(d).code(), d -> only(d).message())
        .containsExactly(
            tuple("unreadable", "expected a regular file, found something else"),
            tuple("unreadable", "expected a file, found a link to nothing"));
  }

  @Test
  void linksAreFollowedUntilTheyLeadBack() throws IOException {
    write("real/a.yml", DOOR);
    Files.createSymbolicLink(rules.resolve("real/self"), rules);
    Files.createSymbolicLink(rules.resolve("z.yml"), rules.resolve("real/a.yml"));

    assertThat(read())
        .extracting(RuleDocument::path, RuleDocument::loaded)
        .containsExactly(
            tuple("real/a.yml", true), tuple("real/self", false), tuple("z.yml", false));
    assertThat(only(read().get(1)).code()).isEqualTo("loop");
    assertThat(only(read().get(2)).code()).isEqualTo("duplicate-id");
  }

  @Test
  void namesThatBeginWithADotAreLeftAlone() throws IOException {
    write(".github/workflow.yml", "on: push\n");
    write(".a.yml.swp.yml", "junk");
    write("a.yml", DOOR);

    assertThat(read()).extracting(RuleDocument::path).containsExactly("a.yml");
  }

  @Test
  void directoriesBeyondTheBoundAreNamed() throws IOException {
    write("d/".repeat(RuleFiles.MAX_DEPTH_DIRECTORIES) + "a.yml", DOOR);

    assertThat(read()).extracting(d -> only(d).code()).containsExactly("too-deep");
  }

  @Test
  void moreFilesThanTheBoundAreNotReadAtAll() throws IOException {
    write("a.yml", DOOR);
    write("b.yml", rule("two"));
    write("c.yml", rule("three"));

    assertThat(RuleFiles.below(rules, 2, 1_000_000))
        .containsExactly(
            RuleFileText.unread(".", "too-many", "expected at most 2 files, found more"));
    assertThat(RuleFiles.below(rules, 3, 1_000_000)).hasSize(3);
  }

  @Test
  void textsBehindTheBoundOfAllTogetherAreNamed() throws IOException {
    write("a.yml", DOOR);
    write("b.yml", rule("two"));
    write("c.yml", rule("three"));

    assertThat(RuleFiles.below(rules, 3, DOOR.length()))
        .satisfiesExactly(
            file -> assertThat(file).isInstanceOf(RuleFile.Read.class),
            file -> assertThat(file).isInstanceOf(RuleFile.Unread.class),
            file -> assertThat(file).isInstanceOf(RuleFile.Unread.class));
  }

  @Test
  void filesWhoseNamesReadAlikeAreToldApart() throws IOException, InterruptedException {
    write("a.yml", DOOR);
    String copies = "cp a.yml \"$(printf '\\376.yml')\"; mv a.yml \"$(printf '\\377.yml')\"";
    Process shell = new ProcessBuilder("sh", "-c", copies).directory(rules.toFile()).start();
    assertThat(shell.waitFor()).isZero();

    assertThat(read()).extracting(RuleDocument::loaded).containsExactly(true, false);
    assertThat(only(read().getLast()).message()).contains("found one that reads like another");
  }

  @Test
  void aDirectoryWithoutRulesHasNoDocuments() throws IOException {
    write("README.md", "none here");

    assertThat(read()).isEmpty();
  }

  private static Remark only(RuleDocument document) {
    assertThat(document.remarks()).hasSize(1);
    return document.remarks().getFirst();
  }

  private List<RuleDocument> read() {
    return RuleBook.read(rules).documents();
  }

  private static String rule(String id) {
    return DOOR.replace("door-opened", id);
  }

  private void write(String path, String text) throws IOException {
    Path file = rules.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
