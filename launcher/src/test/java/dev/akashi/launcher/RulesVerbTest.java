package dev.akashi.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RulesVerbTest {
  private static final String GOOD =
      """
      title: Door opened
      id: door-opened
      logsource: {product: door-lock, service: entry}
      detection:
        selection: {event.action: door_opened}
        condition: selection
      """;

  private static final String REFUSED =
      """
      title: Door forced
      id: door-forced
      logsource: {product: door-lock}
      detection:
        selection: {event.action|startswth: forced}
        other: {card|endswth: '77'}
        condition: selection or other
      """;

  @TempDir Path rules;

  @Test
  void withoutAVerbItSaysWhatThereIs() {
    var run = Typed.of("rules");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("Usage: akashi rules", "lint", "eval");
  }

  @ParameterizedTest
  @ValueSource(strings = {"lint", "eval"})
  void everyVerbExplainsItself(String verb) {
    var run = Typed.of("rules", verb, "--help");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("Usage: akashi rules " + verb).contains("xample: ./akashi");
  }

  @Test
  void lintIsContentWhereAllLoads() throws IOException {
    write("good.yml", GOOD);
    write("odd.yml", GOOD.replace("door-opened", "odd").replace(": selection", ": not selection"));

    var run = Typed.of("rules", "lint", rules.toString());

    assertThat(run.exitCode()).isZero();
    assertThat(run.lines())
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo("good.yml:1:1: loaded: door-opened"),
            line -> assertThat(line).startsWith("odd.yml:5:3: warning: no-necessary-condition: "),
            line -> assertThat(line).isEqualTo("2 loaded, 0 refused, 1 warning"));
  }

  @Test
  void lintNamesEveryProblemOfEveryRule() throws IOException {
    write("a.yml", REFUSED);
    write("b.yml", GOOD);
    Files.write(rules.resolve("c.yml"), new byte[] {'#', (byte) 0xff});
    Files.createSymbolicLink(rules.resolve("d"), rules);

    var run = Typed.of("rules", "lint", rules.toString());

    assertThat(run.exitCode()).isOne();
    assertThat(run.lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("a.yml:5:15: refused: unknown-modifier: expected"),
            line -> assertThat(line).startsWith("  a.yml:6:11: refused: unknown-modifier: "),
            line -> assertThat(line).isEqualTo("b.yml:1:1: loaded: door-opened"),
            line -> assertThat(line).startsWith("c.yml:1:2: refused: encoding: expected UTF-8"),
            line -> assertThat(line).startsWith("d: refused: loop: expected a directory"),
            line -> assertThat(line).isEqualTo("1 loaded, 3 refused, 0 warnings"));
  }

  @Test
  void lintPrintsOneObjectPerRule() throws IOException {
    write("a.yml", REFUSED);
    write("b.yml", GOOD);

    var run = Typed.of("rules", "lint", "--json", rules.toString());

    assertThat(run.exitCode()).isOne();
    assertThat(run.lines()).hasSize(2);
    assertThat(run.lines().getFirst())
        .startsWith(
            "{\"path\":\"a.yml\",\"id\":\"door-forced\",\"loaded\":false,"
                + "\"code\":\"unknown-modifier\",\"message\":\"")
        .contains(
            "\"line\":5,\"column\":15,\"more\":[{\"code\":\"unknown-modifier\",\"message\":\"")
        .endsWith("\"line\":6,\"column\":11}]}");
    assertThat(run.lines().getLast())
        .isEqualTo(
            "{\"path\":\"b.yml\",\"id\":\"door-opened\",\"loaded\":true,\"code\":null,"
                + "\"message\":null,\"line\":null,\"column\":null,\"more\":[]}");
  }

  @Test
  void whatATerminalWouldObeyIsNotPrinted() throws IOException {
    write("a\u001b[31m.yml", GOOD.replace("door-opened", "\"door\\e[2J\\nopened\""));

    var run = Typed.of("rules", "lint", rules.toString());

    assertThat(run.lines())
        .containsExactly(
            "a [31m.yml:1:1: loaded: door [2J opened", "1 loaded, 0 refused, 0 warnings");
  }

  @Test
  void aDirectoryWithoutRulesIsBadUse() {
    assertThat(lint(rules).exitCode()).isEqualTo(2);
    assertThat(eval(rules).exitCode()).isEqualTo(2);
    assertThat(lint(rules).err()).contains("DIR: expected rules in files *.yml or *.yaml, found");
    assertThat(eval(rules).err()).contains("--rules: expected rules in files *.yml or *.yaml");
  }

  @Test
  void aDirectoryThatIsNotThereIsBadUse() {
    Path gone = rules.resolve("gone");

    assertThat(lint(gone).err()).contains("DIR: expected a directory or a file", "found nothing");
    assertThat(eval(gone).err()).contains("--rules: expected a directory or a file");
    assertThat(lint(gone).exitCode()).isEqualTo(2);
    assertThat(eval(gone).exitCode()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"windows", "product=", "=windows", "producer=x", "product=a,product=b", "product"})
  void aLogSourceThatIsNoneIsBadUse(String written) throws IOException {
    write("good.yml", GOOD);

    var run = eval(rules, "--logsource", written);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--logsource: expected category=", "found " + written);
  }

  @Test
  void aLogSourceThatNoRuleCoversIsBadUseAndTheOthersAreNamed() throws IOException {
    write("good.yml", GOOD);

    var run = eval(rules, "--logsource", "product=door-lock");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains("found product=door-lock. Rules are for product=door-lock,service=entry");
  }

  @Test
  void aFormatThatIsNoneIsBadUseAndTheOthersAreNamed() throws IOException {
    write("good.yml", GOOD);

    var run = eval(rules, "--format", "xml");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--format: expected one of ndjson, evtx, text, found xml");
  }

  @Test
  void refusedRulesAreNamedBeforeTheFirstEvent() throws IOException {
    write("a.yml", REFUSED);
    write("b.yml", GOOD);

    var run = eval(rules);

    assertThat(run.exitCode()).isOne();
    assertThat(run.err().lines())
        .singleElement()
        .asString()
        .startsWith("akashi: a.yml:5:15: refused: unknown-modifier: ")
        .endsWith("(and 1 more: ./akashi rules lint)");
  }

  @Test
  void correlationsAreLoadedAndNamedWhereverTheyStand() throws IOException {
    String many = "title: Many\nid: many\ncorrelation: {type: event_count, rules: [door-opened],";
    write("a.yml", many + " timespan: 5m, condition: {gte: 2}}\n---\n" + GOOD);
    write("b.yml", many.replace("id: many", "id: few") + " timespan: 5m, condition: {lt: 2}}\n");
    write("c.yml", many.replace("id: many", "id: far") + " timespan: 900d, condition: {gte: 2}}\n");

    var run = lint(rules);

    assertThat(run.exitCode()).isOne();
    assertThat(run.lines())
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo("a.yml:1:1: loaded: many"),
            line -> assertThat(line).isEqualTo("a.yml:5:1: loaded: door-opened"),
            line -> assertThat(line).startsWith("b.yml:3:").contains(": warning: fixed-window: "),
            line -> assertThat(line).startsWith("c.yml:3:").contains(": refused: correlation: "),
            line -> assertThat(line).isEqualTo("3 loaded, 1 refused, 1 warning"));
  }

  @Test
  void eventsThatAreNotThereAreBadUse() throws IOException {
    write("good.yml", GOOD);

    var run = Typed.of("rules", "eval", "--rules", rules.toString(), rules.toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("FILE: expected a readable file, found the directory");
  }

  private static Typed lint(Path given) {
    return Typed.of("rules", "lint", given.toString());
  }

  /** On no events, so that nothing goes to the standard output of the tests. */
  private static Typed eval(Path given, String... options) {
    var words = new ArrayList<>(List.of("rules", "eval", "--rules", given.toString(), "/dev/null"));
    words.addAll(List.of(options));
    return Typed.of(words.toArray(String[]::new));
  }

  private void write(String path, String text) throws IOException {
    Files.writeString(rules.resolve(path), text);
  }
}
