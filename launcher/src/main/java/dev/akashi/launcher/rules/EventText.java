package dev.akashi.launcher.rules;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** From the bytes of one event to its text and its JSON, within bounds. */
final class EventText {
  static final int MAX_DEPTH = 100;
  static final int MAX_NUMBER_CHARS = 100;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxStringLength(EventFormat.MAX_EVENT_BYTES)
                          .maxNameLength(FlatFields.MAX_NAME_CHARS)
                          .maxNumberLength(MAX_NUMBER_CHARS)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private EventText() {}

  /** The text without a byte order mark. */
  static String decode(byte[] bytes) throws BrokenEvent {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      throw new BrokenEvent(
          "expected UTF-8, found the byte 0x%02x at offset %d of the event"
              .formatted(bytes[in.position()], in.position()));
    }
    String text = out.flip().toString();
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  static JsonNode json(String text) throws BrokenEvent {
    try {
      JsonNode node = JSON.readTree(text);
      if (node == null || !node.isObject()) {
        String found = node == null ? "nothing" : node.getNodeType().toString();
        throw new BrokenEvent("expected a JSON object, found " + found.toLowerCase(Locale.ROOT));
      }
      return node;
    } catch (StreamConstraintsException e) {
      throw new BrokenEvent(
          "expected at most %d levels, numbers of at most %d and names of at most %d characters, found more"
              .formatted(MAX_DEPTH, MAX_NUMBER_CHARS, FlatFields.MAX_NAME_CHARS));
    } catch (JacksonException e) {
      throw new BrokenEvent("expected JSON, found something else" + place(e));
    } catch (NumberFormatException e) {
      throw new BrokenEvent("expected a power of ten within 32 bits, found a number beyond it");
    }
  }

  private static String place(JacksonException e) {
    var at = e.getLocation();
    String where =
        at == null
            ? ""
            : " at line %d, column %d of the event".formatted(at.getLineNr(), at.getColumnNr());
    String said = e.getOriginalMessage();
    return said == null ? where : where + ": " + said.lines().findFirst().orElse("");
  }
}
