package dev.akashi.launcher;

import dev.akashi.devservices.ElasticsearchAddress;
import dev.akashi.devservices.GivenServers;
import dev.akashi.launcher.running.Wiring;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "setup",
    hidden = true,
    mixinStandardHelpOptions = true,
    description =
        "Create topics and index templates on the servers that AKASHI_KAFKA and"
            + " AKASHI_ELASTICSEARCH name. What is there stays as it is.")
final class SetupVerb implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    GivenServers given = GivenServers.from(System.getenv());
    String kafka = given.kafka();
    ElasticsearchAddress elasticsearch = given.elasticsearch();
    if (kafka == null || elasticsearch == null) {
      throw Failure.use(
          "setup: expected the addresses of both servers in AKASHI_KAFKA (host:port) and"
              + " AKASHI_ELASTICSEARCH (URL)");
    }
    List<String> created = Wiring.setUp(kafka, elasticsearch);
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        created.isEmpty()
            ? "The topics were there already."
            : "Created topics " + String.join(", ", created) + ".");
    out.println("The index templates are in place.");
    return 0;
  }
}
