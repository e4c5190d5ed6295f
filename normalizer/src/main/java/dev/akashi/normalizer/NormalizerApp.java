package dev.akashi.normalizer;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The normalizer as a process: raw events in, evidence or quarantine out. */
@SpringBootApplication
public class NormalizerApp {
  /** Runs until it is told to stop. */
  public static void main(String[] args) {
    var app = new SpringApplication(NormalizerApp.class);
    app.setWebApplicationType(WebApplicationType.NONE);
    // All apps run from one class path, so each has a configuration file of its own name.
    System.setProperty("spring.config.name", "normalizer");
    app.run(args);
  }
}
