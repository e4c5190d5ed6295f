package dev.akashi.devservices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistributionTest {
  @TempDir Path directory;

  @Test
  void thatIsMissingSaysHowToGetIt() {
    assertThatThrownBy(() -> Distribution.find(directory.resolve("absent"), "kafka"))
        .isInstanceOf(CannotStartException.class)
        .hasMessageContaining("kafka-<version>")
        .hasMessageContaining("mvn process-resources");
  }

  @Test
  void thatTheServersCannotReadIsCopiedWhereTheyCan() throws IOException {
    Path closed = Files.createDirectories(directory.resolve("home/kafka-1.0/bin"));
    Path program = Files.writeString(closed.resolve("start"), "#!/bin/sh\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
    Files.setPosixFilePermissions(
        directory.resolve("home"), PosixFilePermissions.fromString("rwx------"));
    Path distribution = Distribution.find(directory.resolve("home"), "kafka");
    Account account = Account.forServers();

    Path readable =
        Distribution.readableBy(account, distribution, "bin/start", directory.resolve("copies"));

    assertThat(account.canRead(readable.resolve("bin/start"))).isTrue();
    assertThat(readable.startsWith(directory.resolve("copies"))).isEqualTo(Account.isRoot());
    assertThat(readable.resolve("bin/start")).isExecutable();
  }
}
