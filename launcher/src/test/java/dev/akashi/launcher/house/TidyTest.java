package dev.akashi.launcher.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TidyTest {
  private static final int LINES_MAX = 300;

  // Spelled in two halves, so that this file does not find itself.
  private static final Pattern SLEEPS_OR_SKIPS =
      Pattern.compile("Thread\\.sl" + "eep|@Dis" + "abled|assum" + "eTrue|Assump" + "tions\\.");
  private static final Pattern MACHINE_PATH =
      Pattern.compile("/wo" + "rk/(?:sha" + "red|ma" + "in)|/tm" + "p/wt|/tm" + "p/brief");
  private static final Pattern FORBIDDEN_NAME =
      Pattern.compile(".*(?:Util|Utils|Manager|Impl|Helper|Common)\\.java");

  @Test
  void noClassIsLongerThanOneCanRead() {
    assertThat(found(Repository.java(), file -> lines(file) > LINES_MAX))
        .as("Java files of more than %d lines", LINES_MAX)
        .isEmpty();
  }

  @Test
  void testsNeitherSleepNorSkip() {
    List<Path> tests = Repository.java().stream().filter(Repository::isTest).toList();
    assertThat(found(tests, file -> SLEEPS_OR_SKIPS.matcher(Repository.text(file)).find()))
        .as("tests that sleep, skip or assume")
        .isEmpty();
  }

  @Test
  void namesSayWhatAClassDoes() {
    assertThat(
            found(
                Repository.java(),
                file -> FORBIDDEN_NAME.matcher(file.getFileName().toString()).matches()))
        .isEmpty();
  }

  @Test
  void noFileKnowsTheMachineItWasWrittenOn() {
    assertThat(
            found(
                Repository.files().stream().filter(TidyTest::isText).toList(),
                file -> MACHINE_PATH.matcher(Repository.text(file)).find()))
        .isEmpty();
  }

  private static List<Path> found(List<Path> files, Predicate<Path> wanted) {
    return files.stream().filter(wanted).map(Repository.root()::relativize).toList();
  }

  private static long lines(Path file) {
    return Repository.text(file).lines().count();
  }

  private static boolean isText(Path file) {
    String name = file.getFileName().toString();
    return Files.isRegularFile(file)
        && name.matches(
            "[^.]+|.*\\.(?:java|xml|ya?ml|md|txt|json|avsc|tsv|sh|html|css|properties)");
  }
}
