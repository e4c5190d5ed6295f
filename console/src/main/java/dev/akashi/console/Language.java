package dev.akashi.console;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;

/**
 * The language of a page: what {@code ?lang=} asks for, else the cookie that an earlier {@code
 * ?lang=} left, else the first of the browser's languages that there is, else Japanese, the
 * language of the guideline.
 */
final class Language implements LocaleResolver, HandlerInterceptor {
  private static final String NAME = "lang";
  private static final Duration COOKIE_AGE = Duration.ofDays(365);

  /** All languages of the product, the default first. */
  static final List<Locale> ALL = List.of(Locale.JAPANESE, Locale.ENGLISH);

  @Override
  public Locale resolveLocale(HttpServletRequest request) {
    return known(request.getParameter(NAME))
        .or(() -> cookie(request))
        .or(() -> accepted(request))
        .orElse(ALL.getFirst());
  }

  @Override
  public void setLocale(
      HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
    throw new UnsupportedOperationException("the language comes with the request");
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    known(request.getParameter(NAME))
        .ifPresent(
            language ->
                response.addHeader(
                    HttpHeaders.SET_COOKIE,
                    ResponseCookie.from(NAME, language.getLanguage())
                        .path("/")
                        .httpOnly(true)
                        .sameSite("Lax")
                        .maxAge(COOKIE_AGE)
                        .build()
                        .toString()));
    return true;
  }

  private static Optional<Locale> cookie(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    if (cookies == null) {
      return Optional.empty();
    }
    for (Cookie cookie : cookies) {
      if (cookie.getName().equals(NAME)) {
        return known(cookie.getValue());
      }
    }
    return Optional.empty();
  }

  private static Optional<Locale> accepted(HttpServletRequest request) {
    if (request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null) {
      return Optional.empty();
    }
    return Collections.list(request.getLocales()).stream()
        .flatMap(locale -> known(locale.getLanguage()).stream())
        .findFirst();
  }

  private static Optional<Locale> known(@Nullable String name) {
    return ALL.stream().filter(language -> language.getLanguage().equals(name)).findFirst();
  }
}
