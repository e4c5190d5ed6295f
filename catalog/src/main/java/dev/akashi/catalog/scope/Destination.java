package dev.akashi.catalog.scope;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where something is sent.
 *
 * @param host a name or an address in its plain form, in lower case; IPv6 without brackets
 */
public record Destination(String host, int port) {
  private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  private static final Pattern IPV4 = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-f:.]*:[0-9a-f:.]*");
  private static final Pattern NAME =
      Pattern.compile(
          "(?=.{1,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\\.)*"
              // A last label with a letter first: 0x7f.1, 0177.1 and 2130706433 are addresses in
              // disguise.
              + "[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?");
  private static final Pattern WRITTEN =
      Pattern.compile("(?:\\[([^\\[\\]]+)\\]|([^\\[\\]:]+))(?::(\\d{1,5}))?");
  private static final int PORT_MAX = 65_535;

  /**
   * Reads {@code host} or {@code host:port}; IPv6 stands in brackets.
   *
   * @param defaultPort applies where the text names none
   * @return empty where the text is neither, or writes an address in another than its plain form
   */
  public static Optional<Destination> of(String text, int defaultPort) {
    var written = WRITTEN.matcher(text.toLowerCase(Locale.ROOT));
    if (!written.matches()) {
      return Optional.empty();
    }
    var bracketed = written.group(1);
    var host = bracketed == null ? written.group(2) : bracketed;
    var port = written.group(3) == null ? defaultPort : Integer.parseInt(written.group(3));
    boolean plain =
        bracketed == null
            ? IPV4.matcher(host).matches() || NAME.matcher(host).matches()
            : IPV6.matcher(host).matches();
    return plain && port >= 1 && port <= PORT_MAX
        ? Optional.of(new Destination(host, port))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
