package dev.akashi.console;

import dev.akashi.catalog.Controls;
import dev.akashi.store.EvidenceReader;
import dev.akashi.store.StatusReader;
import java.time.Clock;
import java.util.Set;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The web side of the console. What Spring Boot configures is listed by name: the class path that
 * the launcher gives also holds the libraries of the other apps, which must not start here.
 */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
  PropertyPlaceholderAutoConfiguration.class,
  JacksonAutoConfiguration.class,
  HttpMessageConvertersAutoConfiguration.class,
  HttpEncodingAutoConfiguration.class,
  TomcatServletWebServerAutoConfiguration.class,
  DispatcherServletAutoConfiguration.class,
  WebMvcAutoConfiguration.class,
  ErrorMvcAutoConfiguration.class,
  ThymeleafAutoConfiguration.class
})
@Import({
  Api.class,
  StatusApi.class,
  Pages.class,
  StatusPages.class,
  Problems.class,
  LastResort.class
})
class Wiring {

  @Bean
  MessageSource messageSource() {
    var messages = new ResourceBundleMessageSource();
    messages.setBasename("dev.akashi.console.messages");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    return messages;
  }

  @Bean
  Words words(MessageSource messages) {
    return new Words(messages);
  }

  @Bean
  LocaleResolver localeResolver() {
    return new Language();
  }

  @Bean
  WebMvcConfigurer languageCookie(LocaleResolver language) {
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor((Language) language).excludePathPatterns("/api/**", "/assets/**");
      }
    };
  }

  @Bean
  StoreWatch storeWatch(EvidenceReader reader, StatusReader statuses, Clock clock) {
    return new StoreWatch(reader, statuses, clock);
  }

  @Bean
  StatusDesk statusDesk(
      Controls controls,
      StoreWatch store,
      Counts counts,
      Scoped scope,
      Words words,
      ExpectationTitles titles,
      Clock clock) {
    return new StatusDesk(controls, store, counts, scope, words, titles, clock);
  }

  @Bean
  Desk desk(Controls controls, StoreWatch store, Counts counts, Scoped scope, Clock clock) {
    return new Desk(controls, store, counts, scope.sources(), scope.zone(), clock);
  }

  @Bean
  Frames frames(LocaleResolver language, Desk desk) {
    return new Frames((Language) language, new Times(desk.zone()), desk);
  }

  @Bean
  FilterRegistrationBean<SecurityHeaders> securityHeaders() {
    var registration = new FilterRegistrationBean<>(new SecurityHeaders());
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return registration;
  }

  @Bean
  FilterRegistrationBean<HostCheck> hostCheck(Environment environment) {
    String[] names = environment.getProperty("akashi.console.hosts", String[].class, new String[0]);
    var registration = new FilterRegistrationBean<>(new HostCheck(Set.of(names)));
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
    return registration;
  }
}
