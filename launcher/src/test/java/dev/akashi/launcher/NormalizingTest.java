package dev.akashi.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akashi.catalog.Catalog;
import dev.akashi.catalog.Layer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class NormalizingTest {
  private static final String LOGIN =
      "Nov 22 12:04:05 host-1 sshd[4321]: Accepted publickey for alice from 192.0.2.10 port 50022"
          + " ssh2: ED25519 SHA256:abc";

  @Test
  void oneLineForEachRecordInTheOrderOfTheInput() throws IOException {
    List<String> lines = run(LOGIN + "\nno log at all\n" + LOGIN.replace("alice", "bob") + "\n");

    assertThat(lines).hasSize(3);
    assertThat(lines.get(0))
        .startsWith("{\"@timestamp\":\"2026-11-22T03:04:05.000Z\"")
        .contains("alice");
    assertThat(lines.get(1)).startsWith("{\"quarantine\":{\"reason\":\"NO_PATTERN\",\"message\":");
    assertThat(lines.get(2)).contains("bob");
  }

  @Test
  void aLastLineWithoutLineFeedCounts() throws IOException {
    assertThat(run(LOGIN)).hasSize(1);
  }

  @Test
  void nothingInNothingOut() throws IOException {
    assertThat(run("")).isEmpty();
  }

  @Test
  void aRecordBeyondTheBoundIsQuarantinedAndItsNeighboursPass() throws IOException {
    InputStream in = bytes(LOGIN + "\n" + "x".repeat(5 * 1024 * 1024) + "\n" + LOGIN + "\n");
    var out = new ByteArrayOutputStream();

    normalizing(false).run(in, out);

    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .hasSize(3)
        .element(1)
        .asString()
        .contains("TOO_LARGE", "5242880");
  }

  @Test
  void prettyIsTheSameDocumentOnManyLines() throws IOException {
    var out = new ByteArrayOutputStream();

    normalizing(true).run(bytes(LOGIN + "\n"), out);

    assertThat(out.toString(StandardCharsets.UTF_8).replaceAll("\\s", ""))
        .isEqualTo(String.join("", run(LOGIN + "\n")).replaceAll("\\s", ""));
    assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSizeGreaterThan(20);
  }

  @Test
  void anOutputThatNobodyReadsEndsTheRun() {
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };

    assertThatThrownBy(() -> normalizing(false).run(bytes(LOGIN + "\n"), closed))
        .isInstanceOf(Normalizing.ReaderGone.class);
  }

  @Test
  void aFaultOfThePackIsQuarantinedAndItsNeighboursPass() throws IOException {
    // No year is near the end of time, which only lines without a year ask for.
    String dated = LOGIN.replace("Nov 22 12:04:05", "2026-11-22T12:04:05+09:00");
    var out = new ByteArrayOutputStream();

    normalizing(false, Instant.MAX).run(bytes(dated + "\n" + LOGIN + "\n" + dated + "\n"), out);

    List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0)).isEqualTo(lines.get(2)).contains("\"alice\"");
    assertThat(lines.get(1))
        .startsWith("{\"quarantine\":{\"reason\":\"PACK_FAULT\",\"message\":")
        .doesNotContain("alice");
  }

  private static List<String> run(String input) throws IOException {
    var out = new ByteArrayOutputStream();
    normalizing(false).run(bytes(input), out);
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private static Normalizing normalizing(boolean pretty) {
    return normalizing(pretty, Instant.parse("2026-11-22T03:10:00Z"));
  }

  private static Normalizing normalizing(boolean pretty, Instant collectedAt) {
    return new Normalizing(
        Catalog.builtIn().pack("linux-auth").orElseThrow(),
        "UTF-8",
        ZoneId.of("Asia/Tokyo"),
        collectedAt,
        EnumSet.allOf(Layer.class),
        pretty);
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
