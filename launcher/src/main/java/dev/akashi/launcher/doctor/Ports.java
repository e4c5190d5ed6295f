package dev.akashi.launcher.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;

/** The two ports that people and systems know Akashi by. */
final class Ports {
  private Ports() {}

  static List<Finding> wanted() {
    return List.of(
        wanted(8080, "console", "--console-port"),
        wanted(8081, "collector", "--collector-port"),
        wanted(8082, "drift", "--drift-port"));
  }

  private static Finding wanted(int port, String app, String option) {
    String subject = "port " + port + " (" + app + ")";
    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return Finding.good(subject, socket.isBound() ? "free" : "not bound");
    } catch (IOException e) {
      return Finding.bad(
          subject,
          "taken by another program",
          "`ss -ltnp 'sport = :%d'` names it; or start with ./akashi up %s PORT"
              .formatted(port, option));
    }
  }
}
