package dev.akashi.store;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where Elasticsearch is, and who we are there.
 *
 * @param url such as {@code http://127.0.0.1:9200}
 * @param user null where the server asks nobody
 */
public record StoreAddress(URI url, @Nullable String user, @Nullable String password) {
  /** Checks the address. */
  public StoreAddress {
    boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    if (!web || url.getHost() == null) {
      throw new IllegalArgumentException(
          "Elasticsearch: expected a URL such as http://127.0.0.1:9200, found " + url);
    }
    if ((user == null) != (password == null)) {
      throw new IllegalArgumentException(
          "Elasticsearch: expected both a user and a password or neither of them");
    }
  }

  @Override
  public String toString() {
    return url.toString(); // never the password
  }
}
