package dev.akashi.console;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers only requests that name this machine, or a name that was configured. Otherwise a page of
 * a stranger whose name was made to resolve to 127.0.0.1 (DNS rebinding) could read the evidence
 * through the auditor's own browser.
 */
final class HostCheck extends OncePerRequestFilter {
  private static final int MISDIRECTED = 421;
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final Set<String> hosts;

  /**
   * A check.
   *
   * @param configured names beside those of loopback, without a port
   */
  HostCheck(Set<String> configured) {
    hosts =
        Stream.concat(LOOPBACK.stream(), configured.stream())
            .map(host -> host.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String host = request.getHeader("Host");
    if (host != null && hosts.contains(name(host))) {
      chain.doFilter(request, response);
      return;
    }
    response.setStatus(MISDIRECTED);
    response.setContentType("text/plain;charset=UTF-8");
    response
        .getOutputStream()
        .write(
            """
            This console answers to loopback names only (127.0.0.1, localhost).
            Another name must be listed in akashi.console.hosts.
            """
                .getBytes(StandardCharsets.UTF_8));
  }

  private static String name(@Nullable String host) {
    String lower = host == null ? "" : host.toLowerCase(Locale.ROOT);
    int port = lower.lastIndexOf(':');
    boolean inBrackets = lower.indexOf(']') > port;
    return port < 0 || inBrackets ? lower : lower.substring(0, port);
  }
}
