package dev.akashi.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A real collector in its own process, which can be killed. */
final class CollectorProcess {
  private final Path directory;
  private final String kafka;
  private final int port = freePort();
  private Process process;

  CollectorProcess(Path directory, String kafka) {
    this.directory = directory;
    this.kafka = kafka;
    this.process = launch();
  }

  private Process launch() {
    var builder =
        new ProcessBuilder(
            List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                "-Dserver.port=" + port,
                CollectorApp.class.getName()));
    builder.environment().put("AKASHI_KAFKA", kafka);
    builder.environment().put("AKASHI_CONFIG", directory.resolve("akashi.yml").toString());
    builder.environment().put("AKASHI_STATE", directory.resolve("state").toString());
    builder.redirectErrorStream(true);
    builder.redirectOutput(
        ProcessBuilder.Redirect.appendTo(directory.resolve("collector.out").toFile()));
    try {
      return builder.start();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** As kill -9 does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  void startAgain() {
    process = launch();
  }

  int exitValue() throws InterruptedException {
    return process.waitFor();
  }

  String output() throws IOException {
    return Files.readString(directory.resolve("collector.out"));
  }

  void awaitUp() {
    await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptions()
        .until(() -> get("/actuator/health") > 0);
  }

  private int get(String path) throws IOException, InterruptedException {
    return client()
        .send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString())
        .statusCode();
  }

  HttpResponse<String> post(String source, String type, byte[] body, String... headers)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(uri("/collect/" + source))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /**
   * Status of a request to a source that does not exist under a host name of one's choice, which
   * the client of the JDK does not allow.
   */
  int statusOfPostTo(String host) throws IOException {
    try (var socket = new Socket("127.0.0.1", port)) {
      String request =
          "POST /collect/nobody HTTP/1.1\r\nHost: %s\r\nContent-Type: text/plain\r\n"
              + "Content-Length: 0\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.formatted(host).getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 ");
      return Integer.parseInt(answer.substring(9, 12));
    }
  }

  private static HttpClient client() {
    return HttpClient.newHttpClient();
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }
}
