package dev.akashi.devservices;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One Elasticsearch node on loopback, its security on, under an account that is not root. */
final class ElasticsearchServer {
  private static final Duration KEYSTORE_TIMEOUT = Duration.ofSeconds(120);
  private static final Duration START_TIMEOUT = Duration.ofSeconds(300);
  private static final int PASSWORD_BYTES = 24;

  private final Site site;
  private final List<String> jvmOptions;

  private ElasticsearchServer(Site site, List<String> jvmOptions) {
    this.site = site;
    this.jvmOptions = jvmOptions;
  }

  static ElasticsearchServer toStay(Site site, int heapMiB) {
    return new ElasticsearchServer(site, jvmOptions(heapMiB));
  }

  /** Starts with half the work, as no time is spent on compiling what a short life never repays. */
  static ElasticsearchServer forTests(Site site, int heapMiB) {
    var options = new ArrayList<>(jvmOptions(heapMiB));
    options.add("-XX:TieredStopAtLevel=1");
    return new ElasticsearchServer(site, options);
  }

  private static List<String> jvmOptions(int heapMiB) {
    return List.of(
        "-Xms" + heapMiB + "m",
        "-Xmx" + heapMiB + "m",
        // One node on a small machine: less memory and an earlier start than with G1.
        "-XX:+UseSerialGC",
        // The heap becomes resident as it is used, not at the start.
        "-XX:-AlwaysPreTouch",
        "-XX:+ExitOnOutOfMemoryError",
        "-XX:ErrorFile=hs_err_pid%p.log",
        // As in the distribution's own jvm.options.
        "-Djava.io.tmpdir=${ES_TMPDIR}",
        "--add-modules=jdk.incubator.vector",
        "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
        "-Dorg.apache.lucene.store.defaultReadAdvice=normal",
        "-Dorg.apache.lucene.store.MMapDirectory.sharedArenaMaxPermits=1",
        // Writes roles to an index that this distribution lacks an analyser for.
        "-Des.queryable_built_in_roles_enabled=false");
  }

  /** Readable by the owner only; there from the first start on. */
  static Path passwordFile(DataDirectory data) {
    return data.root().resolve("elasticsearch.password");
  }

  ElasticsearchAddress address() {
    try {
      String url = "http://127.0.0.1:" + site.ports().elasticsearch();
      return new ElasticsearchAddress(url, "elastic", password());
    } catch (IOException e) {
      throw new CannotStartException(
          "Cannot read or write " + passwordFile(site.data()) + ": " + e, e);
    }
  }

  /** Returns when the node serves and its shards have recovered. */
  ChildProcess start() {
    EarlierRun.await(site, "elasticsearch");
    site.ports().checkElasticsearchFree();
    Path distribution =
        site.readable(
            Distribution.find(site.distributions(), "elasticsearch"),
            "modules/x-pack-core/NOTICE.txt");
    var health = new ElasticsearchHealth(address());
    try {
      Path home = site.ownDirectory("elasticsearch");
      Path config = ElasticsearchConfig.write(site, home, jvmOptions);
      keepPassword(distribution, config);
      ChildCommand server = command("elasticsearch", distribution, config, List.of());
      return site.serve(server, START_TIMEOUT, health::serves);
    } catch (IOException e) {
      throw new CannotStartException(
          "Cannot prepare Elasticsearch in " + site.data().root() + ": " + e, e);
    }
  }

  /**
   * Puts the password into Elasticsearch's keystore, under a name that appears only when the
   * keystore is whole.
   */
  private void keepPassword(Path distribution, Path config) throws IOException {
    Path keystore = config.resolve("elasticsearch.keystore");
    Path done = config.resolve("password-kept");
    if (Files.exists(done) && Files.exists(keystore)) {
      return;
    }
    Files.deleteIfExists(keystore);
    Path handed = config.resolve("password");
    Durable.write(handed, password());
    site.account().own(handed);
    site.run(
        command(
            "elasticsearch-keystore",
            distribution,
            config,
            List.of("add-file", "-f", "bootstrap.password", handed.toString())),
        KEYSTORE_TIMEOUT);
    Files.delete(handed);
    Files.createFile(done);
  }

  private String password() throws IOException {
    Path file = passwordFile(site.data());
    if (!Files.exists(file)) {
      var random = new byte[PASSWORD_BYTES];
      new SecureRandom().nextBytes(random);
      Durable.write(file, Base64.getUrlEncoder().encodeToString(random) + "\n");
    }
    return Files.readString(file).strip();
  }

  private ChildCommand command(
      String program, Path distribution, Path config, List<String> arguments) {
    var command = new ArrayList<String>();
    command.add(distribution.resolve("bin").resolve(program).toString());
    command.addAll(arguments);
    Map<String, String> environment = new HashMap<>(site.environment());
    environment.put("ES_JAVA_HOME", site.javaHome().toString());
    environment.put("ES_PATH_CONF", config.toString());
    environment.put("ES_TMPDIR", config.resolveSibling("tmp").toString());
    return new ChildCommand(program, command, environment, site.log(program));
  }
}
