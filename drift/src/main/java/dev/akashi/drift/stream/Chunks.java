package dev.akashi.drift.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Splits lists into parts that fit into a record of akashi.observations. */
final class Chunks {
  /** Half of what the broker takes: sizes are estimates, from above. */
  static final int BYTES_MAX = 128 * 1024;

  private static final int BYTES_PER_CHAR_MAX = 3;
  private static final int FRAME_BYTES = 64;

  private Chunks() {}

  static <T> List<List<T>> of(List<T> all, ToIntFunction<T> bytes) {
    List<List<T>> chunks = new ArrayList<>();
    List<T> chunk = new ArrayList<>();
    int left = BYTES_MAX;
    for (T one : all) {
      int needs = bytes.applyAsInt(one);
      if (needs > left && !chunk.isEmpty()) {
        chunks.add(chunk);
        chunk = new ArrayList<>();
        left = BYTES_MAX;
      }
      chunk.add(one);
      left -= needs;
    }
    if (!chunk.isEmpty()) {
      chunks.add(chunk);
    }
    return chunks;
  }

  /** At most so many bytes are needed for these texts, and some numbers beside them. */
  static int bytes(String... texts) {
    int bytes = FRAME_BYTES;
    for (String text : texts) {
      bytes += text.length() * BYTES_PER_CHAR_MAX;
    }
    return bytes;
  }
}
