package dev.akashi.devservices;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The images that docker-compose.yml names, so that tests and composition cannot drift apart. */
final class ComposeImages {
  private static final String IMAGE = "    image: ";

  private ComposeImages() {}

  /**
   * Reads only the plain form that our own file has: a service at two spaces, its image at four.
   */
  static String image(Path composeFile, String service) {
    try {
      List<String> lines = Files.readAllLines(composeFile);
      int start = lines.indexOf("  " + service + ":");
      return lines.stream()
          .skip(start + 1L)
          .takeWhile(line -> start >= 0 && (line.isBlank() || line.startsWith("    ")))
          .filter(line -> line.startsWith(IMAGE))
          .map(line -> line.substring(IMAGE.length()).strip())
          .findFirst()
          .orElseThrow(
              () ->
                  new CannotStartException(
                      "%s: expected a service \"%s\" with an image"
                          .formatted(composeFile, service)));
    } catch (IOException e) {
      throw new CannotStartException("Cannot read " + composeFile + ": " + e, e);
    }
  }
}
