package dev.akashi.devservices;

/**
 * Where an Elasticsearch is and who we are there.
 *
 * @param url as in http://127.0.0.1:9200, without a slash at its end
 */
public record ElasticsearchAddress(String url, String user, String password) {

  /** Keeps the password out of logs. */
  @Override
  public String toString() {
    return user + "@" + url;
  }
}
