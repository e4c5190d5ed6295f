package dev.akashi.catalog.pack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akashi.catalog.pack.Framer.Step;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Runs framers the way collectors do, with the bytes dealt out in chunks. */
final class FramerRun {
  private FramerRun() {}

  static List<String> records(Framing framing, String text, int chunk) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    return steps(framing, bytes, chunk).stream()
        .map(Step.Framed.class::cast)
        .map(
            step ->
                step.at()
                    + ":"
                    + new String(bytes, (int) step.at(), step.length(), StandardCharsets.UTF_8))
        .toList();
  }

  /** The steps of a framer; checks that the answer names the bytes it means. */
  static List<Step> steps(Framing framing, byte[] bytes, int chunk) {
    var framer = framing.framer();
    var buffer = ByteBuffer.allocate(Framer.BUFFER_BYTES_MIN);
    var steps = new ArrayList<Step>();
    int fed = 0;
    buffer.flip();
    while (true) {
      var step = framer.next(buffer, fed == bytes.length);
      switch (step) {
        case Step.End end -> {
          assertThat(framer.consumed()).isEqualTo(bytes.length);
          return steps;
        }
        case Step.NeedMore more -> {
          buffer.compact();
          var count = Math.min(Math.min(chunk, buffer.remaining()), bytes.length - fed);
          assertThat(count).isPositive();
          buffer.put(bytes, fed, count).flip();
          fed += count;
        }
        case Step.Framed framed -> {
          var start = (int) framed.at();
          assertThat(
                  Arrays.equals(
                      buffer.array(),
                      framed.index(),
                      framed.index() + framed.length(),
                      bytes,
                      start,
                      start + framed.length()))
              .isTrue();
          steps.add(framed);
        }
        case Step.Oversize oversize -> steps.add(oversize);
      }
    }
  }

  static String sha256(String text) throws Exception {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
