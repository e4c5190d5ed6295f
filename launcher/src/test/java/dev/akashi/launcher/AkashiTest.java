package dev.akashi.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class AkashiTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void withoutAVerbItSaysWhatThereIs() {
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString()).contains("Usage: akashi", "demo", "evidence");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "up",
        "down",
        "doctor",
        "evidence",
        "status",
        "watch",
        "controls",
        "sources",
        "collect",
        "normalize",
        "rules",
        "packs",
        "coverage",
        "catalog"
      })
  void everyVerbExplainsItself(String verb) {
    assertThat(run(verb, "--help")).isZero();
    assertThat(out.toString()).startsWith("Usage: akashi " + verb);
  }

  @Test
  void whatItDoesNotKnowIsBadUse() {
    assertThat(run("controls", "--jsno")).isEqualTo(2);
    assertThat(err.toString()).contains("--jsno", "--json", "See ./akashi controls --help");
  }

  @Test
  void aVerbThatWasMistypedIsGuessed() {
    assertThat(run("evidance")).isEqualTo(2);
    assertThat(err.toString()).contains("evidence");
  }

  @Test
  void controlsNeedNoServer() {
    assertThat(run("controls")).isZero();
    assertThat(out.toString().lines().filter(line -> line.startsWith("mic:"))).hasSize(200);
  }

  @Test
  void aControlIsFoundHoweverItIsSpelled() {
    assertThat(run("controls", "Ⅲ.1.1.12", "--json")).isZero();
    assertThat(out.toString()).startsWith("{\"id\":\"mic:III.1.1.12\",\"title\":{\"ja\":");
  }

  @Test
  void anUnknownControlIsBadUseAndGetsAGuess() {
    assertThat(run("controls", "III.1.1.99")).isEqualTo(2);
    assertThat(err.toString()).contains("III.1.1.99", "Did you mean");
  }

  @Test
  void anUnknownPackIsBadUseAndTheOthersAreNamed() {
    assertThat(run("normalize", "--pack", "linux")).isEqualTo(2);
    assertThat(err.toString()).contains("linux-auth", "found linux");
  }

  @Test
  void aDirectoryIsNoFile() {
    assertThat(run("normalize", "--pack", "linux-auth", "/")).isEqualTo(2);
    assertThat(err.toString()).contains("expected a readable file, found the directory /");
  }

  @Test
  void aZoneThatIsNoneIsBadUse() {
    assertThat(run("normalize", "--pack", "linux-auth", "--zone", "Tokio/Asia", "/dev/null"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("--zone", "Tokio/Asia");
  }

  @Test
  void aPortThatIsNoneIsBadUse() {
    assertThat(run("up", "--console-port", "70000")).isEqualTo(2);
    assertThat(err.toString()).contains("--console-port: expected a port from 1 to 65535");
  }

  private int run(String... args) {
    CommandLine command =
        Akashi.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int code = command.execute(args);
    command.getOut().flush();
    command.getErr().flush();
    return code;
  }
}
