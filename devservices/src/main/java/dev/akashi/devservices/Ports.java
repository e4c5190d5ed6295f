package dev.akashi.devservices;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The loopback ports of an installation, chosen at the first start and kept, so that bookmarks and
 * configurations that name them stay right.
 */
record Ports(
    Path file, int kafka, int kafkaController, int elasticsearch, int elasticsearchTransport) {
  /** Below where Linux (32768) and macOS (49152) take the ports of outgoing connections from. */
  private static final int FIRST = 20_000;

  private static final int BEFORE = 32_000;
  private static final int TRIES = 1_000;
  private static final List<String> NAMES =
      List.of("kafka", "kafka-controller", "elasticsearch", "elasticsearch-transport");

  static Ports in(Path directory) {
    Path file = directory.resolve("ports");
    try {
      if (!Files.exists(file)) {
        write(file, choose(NAMES.size()));
      }
      return read(file);
    } catch (IOException e) {
      throw new CannotStartException("Cannot read or write " + file + ": " + e, e);
    }
  }

  void checkKafkaFree() {
    checkFree("Kafka", kafka);
    checkFree("Kafka's controller", kafkaController);
  }

  void checkElasticsearchFree() {
    checkFree("Elasticsearch", elasticsearch);
    checkFree("Elasticsearch's transport", elasticsearchTransport);
  }

  private void checkFree(String server, int port) {
    if (!isFree(port)) {
      throw new CannotStartException(
          "Port %d on 127.0.0.1, kept for %s, is taken by another program. Stop that program (`ss -ltnp 'sport = :%d'` names it), or change the port in %s."
              .formatted(port, server, port, file));
    }
  }

  static boolean isFree(int port) {
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static List<Integer> choose(int count) {
    var chosen = new ArrayList<Integer>();
    for (int i = 0; i < TRIES && chosen.size() < count; i++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, BEFORE);
      if (!chosen.contains(port) && isFree(port)) {
        chosen.add(port);
      }
    }
    if (chosen.size() < count) {
      throw new CannotStartException(
          "No free ports between %d and %d on 127.0.0.1.".formatted(FIRST, BEFORE));
    }
    return chosen;
  }

  private static void write(Path file, List<Integer> ports) throws IOException {
    var text = new StringBuilder();
    for (int i = 0; i < NAMES.size(); i++) {
      text.append(NAMES.get(i)).append('=').append(ports.get(i)).append('\n');
    }
    Durable.write(file, text.toString());
  }

  private static Ports read(Path file) throws IOException {
    var properties = new Properties();
    try (InputStream in = Files.newInputStream(file)) {
      properties.load(in);
    }
    List<Integer> ports = NAMES.stream().map(name -> port(file, name, properties)).toList();
    return new Ports(file, ports.get(0), ports.get(1), ports.get(2), ports.get(3));
  }

  private static int port(Path file, String name, Properties properties) {
    String found = properties.getProperty(name, "").strip();
    if (!found.matches("\\d{1,5}")
        || Integer.parseInt(found) == 0
        || Integer.parseInt(found) > 65535) {
      throw new CannotStartException(
          "%s: expected %s=<a port from 1 to 65535>, found \"%s\".".formatted(file, name, found));
    }
    return Integer.parseInt(found);
  }
}
