package dev.akashi.drift.notify;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;

/**
 * Makes sockets that connect to checked addresses only, whatever address they are asked to connect
 * to: the mail library resolves the name by itself, and that answer is thrown away.
 */
final class GuardedSockets extends SocketFactory {
  private final EgressGuard guard;
  private volatile Socket latest = new Socket(Proxy.NO_PROXY);

  GuardedSockets(EgressGuard guard) {
    this.guard = guard;
  }

  @Override
  public Socket createSocket() {
    latest = new Guarded(guard);
    return latest;
  }

  /** Ends the newest connection, which is what a peer that drips notices at last. */
  void cut() {
    try {
      latest.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    var socket = createSocket();
    socket.connect(InetSocketAddress.createUnresolved(host, port));
    return socket;
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return createSocket(host, port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return createSocket(host.getHostAddress(), port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return createSocket(host, port);
  }

  private static final class Guarded extends Socket {
    private final EgressGuard guard;

    Guarded(EgressGuard guard) {
      super(Proxy.NO_PROXY);
      this.guard = guard;
    }

    @Override
    public void connect(SocketAddress endpoint) throws IOException {
      connect(endpoint, 0);
    }

    @Override
    public void connect(SocketAddress endpoint, int timeoutMs) throws IOException {
      var asked = (InetSocketAddress) endpoint;
      var checked = guard.addresses(asked.getHostString(), asked.getPort()).getFirst();
      super.connect(new InetSocketAddress(checked, asked.getPort()), timeoutMs);
    }
  }
}
