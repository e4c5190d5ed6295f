package dev.akashi.indexer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A door in front of a server, which a test may shut: connections break, new ones are refused. */
final class Gate implements AutoCloseable {
  private final ServerSocket door;
  private final URI server;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean shut;

  Gate(URI server) {
    this.server = server;
    try {
      this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  String url() {
    return "http://127.0.0.1:" + door.getLocalPort();
  }

  void shut() {
    shut = true;
    open.forEach(Gate::closeQuietly);
  }

  void open() {
    shut = false;
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket inside = door.accept();
        if (shut) {
          closeQuietly(inside);
          continue;
        }
        Socket outside = new Socket(server.getHost(), server.getPort());
        open.add(inside);
        open.add(outside);
        Thread.ofVirtual().start(() -> pump(inside, outside));
        Thread.ofVirtual().start(() -> pump(outside, inside));
      } catch (IOException e) {
        shut = shut || door.isClosed();
      }
    }
  }

  private static void pump(Socket from, Socket to) {
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      in.transferTo(out);
    } catch (IOException e) {
      closeQuietly(from);
    } finally {
      closeQuietly(to);
    }
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    shut();
    door.close();
  }
}
