package dev.akashi.devservices;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The servers of a test JVM as child processes, on a temporary data directory. */
final class TestProcesses {
  private static final List<ChildProcess> STARTED = new CopyOnWriteArrayList<>();
  private static final Site SITE = site();

  private TestProcesses() {}

  static String kafka() {
    var server = new KafkaServer(SITE, ServersOptions.KAFKA_HEAP_MIB);
    STARTED.add(server.start());
    return server.bootstrap();
  }

  static ElasticsearchAddress elasticsearch() {
    var server = ElasticsearchServer.forTests(SITE, ServersOptions.ELASTICSEARCH_HEAP_MIB);
    STARTED.add(server.start());
    return server.address();
  }

  private static Site site() {
    try {
      Path root = Files.createTempDirectory("akashi-test-");
      DataDirectory data = DataDirectory.open(root);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAndDelete(data)));
      return Site.prepare(
          new ServersOptions(
              TestServers.distributions(),
              data,
              ServersOptions.KAFKA_HEAP_MIB,
              ServersOptions.ELASTICSEARCH_HEAP_MIB,
              GivenServers.NONE,
              line -> {}));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Hard: what they would still write is deleted anyway. */
  private static void stopAndDelete(DataDirectory data) {
    STARTED.forEach(ChildProcess::killHard);
    data.close();
    try {
      Distribution.deleteTree(data.root());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
