package dev.akashi.collector.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads a body within bounds of size and time. */
final class RequestBody {
  static final int BODY_MAX_BYTES = 16 * 1024 * 1024;
  private static final int BUFFER_BYTES = 64 * 1024;
  private static final long BODY_MAX_NS = TimeUnit.SECONDS.toNanos(60);

  private RequestBody() {}

  /** The body, decompressed; a gzip bomb meets the same bound as a long body. */
  static byte[] read(HttpServletRequest request) throws IOException {
    if (request.getContentLengthLong() > BODY_MAX_BYTES) {
      throw tooLarge();
    }
    String encoding = request.getHeader("Content-Encoding");
    if (encoding == null || encoding.equalsIgnoreCase("identity")) {
      return bounded(request.getInputStream());
    }
    if (!encoding.toLowerCase(Locale.ROOT).equals("gzip")) {
      throw new Refused(415, "Content-Encoding: expected gzip or none, found " + encoding);
    }
    try (var in = new GZIPInputStream(request.getInputStream(), BUFFER_BYTES)) {
      return bounded(in);
    } catch (ZipException | EOFException e) {
      throw new Refused(400, "expected a whole gzip stream, found: " + e.getMessage());
    }
  }

  private static byte[] bounded(InputStream in) throws IOException {
    long deadlineNs = System.nanoTime() + BODY_MAX_NS;
    var body = new ByteArrayOutputStream();
    byte[] buffer = new byte[BUFFER_BYTES];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      body.write(buffer, 0, read);
      if (body.size() > BODY_MAX_BYTES) {
        throw tooLarge();
      }
      if (System.nanoTime() > deadlineNs) {
        throw new Refused(408, "expected the whole body within 60 seconds");
      }
    }
    return body.toByteArray();
  }

  private static Refused tooLarge() {
    return new Refused(
        413, "expected a body of at most %,d bytes; send several".formatted(BODY_MAX_BYTES));
  }
}
