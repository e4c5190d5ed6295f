package dev.akashi.launcher;

import dev.akashi.catalog.Layer;
import dev.akashi.catalog.pack.Normalization;
import dev.akashi.catalog.pack.Normalization.Normalized;
import dev.akashi.catalog.pack.Normalization.Unreadable;
import dev.akashi.catalog.pack.Pack;
import dev.akashi.catalog.pack.RawRecord;
import dev.akashi.catalog.pack.Reason;
import dev.akashi.catalog.pack.Records;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Bytes of a source in, documents out, in memory bounded by the longest record. */
final class Normalizing {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private final Pack pack;
  private final String charset;
  private final ZoneId zone;
  private final Instant collectedAt;
  private final Set<Layer> layers;
  private final boolean pretty;

  Normalizing(
      Pack pack,
      String charset,
      ZoneId zone,
      Instant collectedAt,
      Set<Layer> layers,
      boolean pretty) {
    this.pack = pack;
    this.charset = charset;
    this.zone = zone;
    this.collectedAt = collectedAt;
    this.layers = layers;
    this.pretty = pretty;
  }

  /** Nobody reads the output any more. */
  static final class ReaderGone extends IOException {
    private static final long serialVersionUID = 1L;

    ReaderGone(IOException cause) {
      super(cause);
    }
  }

  /**
   * One line for each record, until the input ends.
   *
   * @throws ReaderGone when the output takes no more
   */
  void run(InputStream in, OutputStream out) throws IOException {
    Records.read(
        pack.framing(),
        in,
        new Records.Taker() {
          @Override
          public void record(long number, byte[] payload) throws IOException {
            write(out, payload);
          }

          @Override
          public void tooLarge(long number, long lengthBytes) throws IOException {
            write(out, Normalizing.tooLarge(lengthBytes));
          }

          @Override
          public void waiting() throws IOException {
            flush(out);
          }
        });
    flush(out);
  }

  private void write(OutputStream out, byte[] payload) throws IOException {
    var record = new RawRecord(payload, charset, zone, collectedAt, layers, "", null);
    Normalization result;
    try {
      result = pack.normalize(record);
    } catch (RuntimeException e) {
      // A fault of ours in one record must not hold up the records behind it. Its own message may
      // quote the record and so a secret.
      writeLine(out, quarantine("PACK_FAULT", fault(e)));
      flush(out);
      return;
    }
    write(out, result);
  }

  private void write(OutputStream out, Normalization result) throws IOException {
    writeLine(
        out,
        switch (result) {
          case Normalized normalized -> normalized.document();
          case Unreadable unreadable ->
              quarantine(unreadable.reason().name(), unreadable.message());
        });
  }

  private void writeLine(OutputStream out, byte[] line) throws IOException {
    try {
      out.write(pretty ? JSON.writeValueAsBytes(JSON.readTree(line)) : line);
      out.write('\n');
    } catch (IOException e) {
      throw new ReaderGone(e);
    }
  }

  private static void flush(OutputStream out) throws IOException {
    try {
      out.flush();
    } catch (IOException e) {
      throw new ReaderGone(e);
    }
  }

  private String fault(RuntimeException e) {
    return "pack %s failed with %s; please report it with a record that does not tell secrets"
        .formatted(pack.id(), e.getClass().getSimpleName());
  }

  private static Unreadable tooLarge(long length) {
    return new Unreadable(
        Reason.TOO_LARGE,
        "expected at most %d bytes, found %d".formatted(Pack.RECORD_BYTES_MAX, length));
  }

  private static byte[] quarantine(String reason, String message) {
    var line = JSON.createObjectNode();
    line.putObject("quarantine").put("reason", reason).put("message", message);
    return line.toString().getBytes(StandardCharsets.UTF_8);
  }
}
