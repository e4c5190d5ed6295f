package dev.akashi.launcher.running;

import dev.akashi.devservices.ElasticsearchAddress;
import dev.akashi.schemas.wire.TopicSetup;
import dev.akashi.store.StoreAddress;
import dev.akashi.store.StoreSetup;
import java.net.URI;
import java.util.List;

/** Brings topics and index templates into being: an explicit act, repeated without harm. */
public final class Wiring {
  private Wiring() {}

  /**
   * Creates what is missing.
   *
   * @return the names of the topics that were created
   */
  public static List<String> setUp(String kafka, ElasticsearchAddress elasticsearch) {
    List<String> created = topics(kafka);
    indices(elasticsearch);
    return created;
  }

  /** Creates the topics that are missing, and returns their names. */
  static List<String> topics(String kafka) {
    return TopicSetup.ensure(kafka);
  }

  /** Creates or brings up to date the templates of the indices. */
  static void indices(ElasticsearchAddress elasticsearch) {
    StoreSetup.ensure(address(elasticsearch));
  }

  private static StoreAddress address(ElasticsearchAddress given) {
    URI url = URI.create(given.url());
    return given.password().isEmpty()
        ? new StoreAddress(url, null, null) // a server that asks nobody
        : new StoreAddress(url, given.user(), given.password());
  }
}
