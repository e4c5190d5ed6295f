package dev.akashi.collector.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what a web page in somebody's browser may send here: requests for another host name, as
 * after DNS rebinding, and requests that name a foreign origin. No page may post evidence.
 */
public final class LocalOnly extends OncePerRequestFilter {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  private final Set<String> hosts;

  /** Takes these host names beside the loopback ones. */
  public LocalOnly(Set<String> hosts) {
    this.hosts = Set.copyOf(hosts);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String origin = request.getHeader("Origin");
    if (isOurs(withoutPort(request.getHeader("Host")))
        && (origin == null || isOurs(hostOf(origin)))) {
      chain.doFilter(request, response);
      return;
    }
    response.setStatus(HttpServletResponse.SC_FORBIDDEN);
    response.setContentType("application/problem+json");
    response
        .getWriter()
        .write(
            "{\"title\":\"Forbidden\",\"status\":403,\"detail\":\"expected a Host, and an Origin if"
                + " any, of this machine; other names go into akashi.collector.hosts\"}");
  }

  private boolean isOurs(@Nullable String host) {
    return host != null
        && (LOOPBACK.contains(host.toLowerCase(Locale.ROOT))
            || hosts.contains(host.toLowerCase(Locale.ROOT)));
  }

  private static @Nullable String withoutPort(@Nullable String host) {
    return host == null ? null : host.replaceFirst(":\\d+$", "");
  }

  private static @Nullable String hostOf(String origin) {
    try {
      return URI.create(origin).getHost();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
