package dev.akashi.launcher.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Java is formatted by google-java-format and by nobody else. To format all of it:
 *
 * <pre>
 * mvn verify -Dakashi.format=write -Dtest=FormattingTest -Dsurefire.failIfNoSpecifiedTests=false -DskipITs
 * </pre>
 */
class FormattingTest {
  private static final boolean WRITE = "write".equals(System.getProperty("akashi.format"));

  private final Formatter formatter = new Formatter();

  @Test
  void everyJavaFileIsFormatted() throws IOException, FormatterException {
    List<Path> others = new ArrayList<>();
    for (Path file : Repository.java()) {
      String source = Repository.text(file);
      String formatted = formatter.formatSourceAndFixImports(source);
      if (WRITE) {
        Files.writeString(file, formatted);
      } else if (!formatted.equals(source)) {
        others.add(Repository.root().relativize(file));
      }
    }
    assertThat(others).as("files that google-java-format would change").isEmpty();
  }
}
