package dev.akashi.drift.notify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/**
 * A mail server that speaks STARTTLS, which GreenMail does not, and notes what it heard and how.
 */
final class StartTlsPeer implements AutoCloseable {
  private static final String PASSWORD = "changeit";

  private final ServerSocket server = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final SSLContext tls;

  /** A server whose certificate is for the given name of it. */
  StartTlsPeer(Path folder, String subjectAlternativeName) throws Exception {
    this.tls = context(folder.resolve("peer.p12"), subjectAlternativeName);
    Thread.ofVirtual().start(this::serve);
  }

  int port() {
    return server.getLocalPort();
  }

  /** Lines of clients, those after the handshake with "tls " before them. */
  List<String> heard() {
    return heard;
  }

  /** What a client has to trust. */
  SSLSocketFactory trust() {
    return tls.getSocketFactory();
  }

  private static SSLContext context(Path file, String name)
      throws GeneralSecurityException, IOException, InterruptedException {
    int exit =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "peer",
                "-keyalg",
                "EC",
                "-dname",
                "CN=peer",
                "-ext",
                "SAN=" + name,
                "-storetype",
                "PKCS12",
                "-validity",
                "2",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD)
            .inheritIO()
            .start()
            .waitFor();
    if (exit != 0) {
      throw new IllegalStateException("keytool ended with " + exit);
    }
    var keys = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    var trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("peer", keys.getCertificate("peer"));
    var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, PASSWORD.toCharArray());
    var others = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    others.init(trusted);
    var context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), others.getTrustManagers(), null);
    return context;
  }

  private void serve() {
    while (!server.isClosed()) {
      try (var client = server.accept()) {
        talk(client, "");
      } catch (SocketException e) {
        heard.add("closed");
      } catch (IOException e) {
        heard.add("failed: " + e.getMessage());
      }
    }
  }

  private void talk(Socket client, String prefix) throws IOException {
    if (prefix.isEmpty()) {
      say(client, "220 peer ESMTP");
    }
    var in =
        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
    boolean data = false;
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      heard.add(prefix + line);
      if (data) {
        data = !line.equals(".");
        if (!data) {
          say(client, "250 taken");
        }
      } else if (line.equals("STARTTLS")) {
        say(client, "220 go ahead");
        talk(handshake(client), "tls ");
        return;
      } else {
        data = line.equals("DATA");
        say(client, answer(line, !prefix.isEmpty()));
      }
    }
  }

  private SSLSocket handshake(Socket client) throws IOException {
    var secure =
        (SSLSocket) tls.getSocketFactory().createSocket(client, "peer", client.getPort(), true);
    secure.setUseClientMode(false);
    secure.startHandshake();
    return secure;
  }

  private static String answer(String line, boolean secure) {
    if (line.startsWith("EHLO")) {
      return secure ? "250-peer\r\n250 AUTH PLAIN" : "250-peer\r\n250 STARTTLS";
    }
    if (line.startsWith("AUTH")) {
      return "235 welcome";
    }
    return line.equals("DATA") ? "354 go ahead" : line.equals("QUIT") ? "221 bye" : "250 ok";
  }

  private static void say(Socket client, String line) throws IOException {
    client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    client.getOutputStream().flush();
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
