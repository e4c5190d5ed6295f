package dev.akashi.schemas.wire;

import dev.akashi.schemas.Topic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Creates the topics, and refuses to go on with topics that are not as {@link Topic} says. */
public final class TopicSetup {
  private static final int TIMEOUT_MS = 15_000;
  private static final int POLL_MS = 50;

  private TopicSetup() {}

  /**
   * Creates what is missing; what is there must have the right number of partitions.
   *
   * @param bootstrap Kafka's bootstrap servers
   * @return the names of the topics that were created
   * @throws TopicSetupException when the broker does not answer within 15 seconds, or a topic has
   *     another number of partitions than its streams were keyed for
   */
  public static List<String> ensure(String bootstrap) {
    try (Admin admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS))) {
      Set<String> present = admin.listTopics().names().get(TIMEOUT_MS, TimeUnit.MILLISECONDS);
      List<String> created = new ArrayList<>();
      for (Topic topic : Topic.all()) {
        if (!present.contains(topic.name()) && create(admin, topic)) {
          created.add(topic.name());
        }
      }
      checkPartitions(admin);
      checkSettings(admin);
      return List.copyOf(created);
    } catch (ExecutionException | TimeoutException e) {
      throw new TopicSetupException(
          "expected a Kafka broker at "
              + bootstrap
              + " that lets us create topics, found: "
              + Optional.ofNullable(e.getCause()).orElse(e).getMessage(),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TopicSetupException("interrupted while topics were set up", e);
    }
  }

  private static boolean create(Admin admin, Topic topic)
      throws ExecutionException, InterruptedException, TimeoutException {
    // No replication factor: the broker's default applies, which a cluster sets to 3 with
    // min.insync.replicas 2 and the single embedded broker to 1.
    var request =
        new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty())
            .configs(topic.settings());
    try {
      admin.createTopics(List.of(request)).all().get(TIMEOUT_MS, TimeUnit.MILLISECONDS);
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TopicExistsException) {
        return false; // another app was quicker
      }
      throw e;
    }
  }

  private static void checkPartitions(Admin admin)
      throws ExecutionException, InterruptedException, TimeoutException {
    var found = describe(admin);
    for (Topic topic : Topic.all()) {
      int partitions = found.get(topic.name()).partitions().size();
      if (partitions != topic.partitions()) {
        throw new TopicSetupException(
            "topic "
                + topic.name()
                + ": expected "
                + topic.partitions()
                + " partitions, found "
                + partitions
                + "; a stream would change its partition. Drain and start a new epoch",
            null);
      }
    }
  }

  // A topic is listed a moment before every broker can describe it.
  private static Map<String, TopicDescription> describe(Admin admin)
      throws ExecutionException, InterruptedException, TimeoutException {
    long deadlineNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(TIMEOUT_MS);
    while (true) {
      try {
        return admin
            .describeTopics(Topic.all().stream().map(Topic::name).toList())
            .allTopicNames()
            .get(TIMEOUT_MS, TimeUnit.MILLISECONDS);
      } catch (ExecutionException e) {
        boolean notYet = e.getCause() instanceof UnknownTopicOrPartitionException;
        if (!notYet || System.nanoTime() > deadlineNs) {
          throw e;
        }
        Thread.sleep(POLL_MS);
      }
    }
  }

  // Retention is the operator's to choose; these two are not: a smaller record bound holds up a
  // partition for ever, and counts that are deleted start over.
  private static void checkSettings(Admin admin)
      throws ExecutionException, InterruptedException, TimeoutException {
    Map<ConfigResource, Topic> resources = new HashMap<>();
    for (Topic topic : Topic.all()) {
      resources.put(new ConfigResource(ConfigResource.Type.TOPIC, topic.name()), topic);
    }
    Map<ConfigResource, Config> found =
        admin.describeConfigs(resources.keySet()).all().get(TIMEOUT_MS, TimeUnit.MILLISECONDS);
    resources.forEach(
        (resource, topic) -> {
          Config config = found.get(resource);
          String wanted = topic.compacted() ? "compact" : "delete";
          String policy = config.get("cleanup.policy").value();
          if (!policy.equals(wanted)) {
            throw wrong(topic, "cleanup.policy", wanted, policy);
          }
          String bytes = config.get("max.message.bytes").value();
          if (Integer.parseInt(bytes) < topic.recordMaxBytes()) {
            throw wrong(topic, "max.message.bytes", topic.recordMaxBytes() + " or more", bytes);
          }
        });
  }

  private static TopicSetupException wrong(
      Topic topic, String setting, String expected, String found) {
    return new TopicSetupException(
        "topic "
            + topic.name()
            + ": expected "
            + setting
            + " "
            + expected
            + ", found "
            + found
            + "; set it with kafka-configs, then try again",
        null);
  }
}
