package dev.akashi.catalog.scope;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * An address that alerts are posted to. Its path and query may be a secret, so its text is only its
 * destination.
 *
 * @param tls whether it is spoken to by https
 */
public record WebAddress(URI uri, Destination destination, boolean tls) {
  private static final int LENGTH_MAX = 2_048;
  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;

  /**
   * Reads an http or https address.
   *
   * @throws IllegalArgumentException when it is none; the message says what was expected and never
   *     holds the text
   */
  public static WebAddress of(String text) {
    var uri = parsed(text);
    var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new IllegalArgumentException(
          "expected an address that begins with https:// or http://");
    }
    var authority = uri.getRawAuthority();
    if (authority == null || authority.contains("@") || uri.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "expected an address with a host, without user, password and fragment");
    }
    boolean tls = scheme.equals("https");
    var destination =
        Destination.of(authority, tls ? HTTPS_PORT : HTTP_PORT)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "expected a host name or an address in its plain form, such as 192.0.2.7"));
    return new WebAddress(uri, destination, tls);
  }

  private static URI parsed(String text) {
    if (text.length() > LENGTH_MAX) {
      throw new IllegalArgumentException("expected at most %d characters".formatted(LENGTH_MAX));
    }
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      // Not as the cause: its message repeats the text.
      throw new IllegalArgumentException("expected an address such as https://example.com/hook");
    }
  }

  @Override
  public String toString() {
    return (tls ? "https://" : "http://") + destination;
  }
}
