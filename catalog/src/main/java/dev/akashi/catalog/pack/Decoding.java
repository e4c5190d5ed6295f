package dev.akashi.catalog.pack;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;

/** Bytes to text, refusing what the charset does not allow instead of replacing it. */
final class Decoding {
  /** What Japanese systems call Shift_JIS holds the vendor characters of CP932. */
  private static final Map<String, String> ALIASES =
      Map.of(
          "shift_jis", "windows-31j",
          "shift-jis", "windows-31j",
          "sjis", "windows-31j",
          "cp932", "windows-31j",
          "ms932", "windows-31j");

  private Decoding() {}

  static String decode(byte[] bytes, String charsetName) {
    var decoder =
        charset(charsetName)
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    var in = ByteBuffer.wrap(bytes);
    var out = CharBuffer.allocate((int) Math.ceil(bytes.length * decoder.maxCharsPerByte()) + 1);
    var result = decoder.decode(in, out, true);
    if (!result.isError()) {
      result = decoder.flush(out);
    }
    if (result.isError()) {
      throw new Refusal(
          Reason.INVALID_TEXT,
          "expected text in %s, found bytes that are none at byte offset %d (0x%02x)"
              .formatted(charsetName, in.position(), bytes[in.position()]));
    }
    var text = out.flip().toString();
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static Charset charset(String name) {
    try {
      return Charset.forName(ALIASES.getOrDefault(name.toLowerCase(Locale.ROOT), name));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new Refusal(Reason.INVALID_TEXT, "charset \"" + name + "\" is not known");
    }
  }

  /** Offset of the first half of a surrogate pair that stands alone, or -1. */
  static int loneSurrogate(String text) {
    for (int i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (!Character.isSurrogate(c)) {
        continue;
      }
      if (Character.isLowSurrogate(c)
          || i + 1 == text.length()
          || !Character.isLowSurrogate(text.charAt(i + 1))) {
        return i;
      }
      i++;
    }
    return -1;
  }
}
