package dev.akashi.drift.evaluation;

import dev.akashi.schemas.Codec;
import dev.akashi.schemas.ControlStatus;
import java.util.Arrays;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a unit: what was last said of it.
 *
 * @param before how bad it was before the open incident
 */
record UnitMemory(ControlStatus said, int before) {
  byte[] bytes(Codec codec) {
    byte[] encoded = codec.encode(said);
    byte[] bytes = new byte[encoded.length + 1];
    bytes[0] = (byte) before;
    System.arraycopy(encoded, 0, bytes, 1, encoded.length);
    return bytes;
  }

  static @Nullable UnitMemory of(byte @Nullable [] bytes, Codec codec) {
    return bytes == null
        ? null
        : new UnitMemory(
            sorted(codec.controlStatus(Arrays.copyOfRange(bytes, 1, bytes.length))), bytes[0]);
  }

  // Avro reads maps into no order. What goes on from here has to be written like what is new, to
  // the
  // byte, or a history would show where it was begun again.
  private static ControlStatus sorted(ControlStatus said) {
    said.setCauseText(new TreeMap<>(said.getCauseText()));
    said.getStandings().forEach(one -> one.setCauseText(new TreeMap<>(one.getCauseText())));
    return said;
  }
}
