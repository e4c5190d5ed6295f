package dev.akashi.devservices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ComposeImagesTest {
  private static final Path FILE =
      Path.of(System.getProperty("akashi.root")).resolve("docker-compose.yml");

  @Test
  void areThoseOfTheComposition() {
    assertThat(ComposeImages.image(FILE, "kafka")).startsWith("apache/kafka:");
    assertThat(ComposeImages.image(FILE, "elasticsearch"))
        .startsWith("docker.elastic.co/elasticsearch/elasticsearch:");
  }

  @Test
  void ofAnUnknownServiceAreAnError() {
    assertThatThrownBy(() -> ComposeImages.image(FILE, "redis"))
        .isInstanceOf(CannotStartException.class)
        .hasMessageContaining("redis");
  }
}
