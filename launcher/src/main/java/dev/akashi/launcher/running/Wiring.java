package dev.akashi.launcher.running;

import dev.akashi.devservices.ElasticsearchAddress;
import dev.akashi.schemas.wire.TopicSetup;
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
    List<String> created = TopicSetup.ensure(kafka);
    return created;
  }
}
