package dev.akashi.launcher.rules;

import dev.akashi.sigma.RuleText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Reads one file of rules, whatever it turns out to be. */
final class RuleFileText {
  static final int MAX_RULE_FILE_BYTES = 1 << 20;

  private RuleFileText() {}

  /** The file as {@code path}; never throws for what is found there. */
  static RuleFile read(Path file, String path) {
    try {
      // Asked first: opening a pipe waits for somebody to write into it.
      if (!Files.readAttributes(file, BasicFileAttributes.class).isRegularFile()) {
        return unread(path, "unreadable", "expected a regular file, found something else");
      }
      try (InputStream in = Files.newInputStream(file)) {
        byte[] bytes = in.readNBytes(MAX_RULE_FILE_BYTES + 1);
        if (bytes.length > MAX_RULE_FILE_BYTES) {
          String message = "expected at most %,d bytes, found more; split it";
          return unread(path, "too-large", message.formatted(MAX_RULE_FILE_BYTES));
        }
        return decoded(bytes, path);
      }
    } catch (NoSuchFileException e) {
      return unread(path, "unreadable", "expected a file, found a link to nothing");
    } catch (IOException e) {
      return unread(path, "unreadable", "expected a readable file, found " + e);
    }
  }

  static RuleFile unread(String path, String code, String message) {
    return new RuleFile.Unread(path, Remark.of(code, message));
  }

  private static RuleFile decoded(byte[] bytes, String path) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(in, out, true);
    String text = out.flip().toString();
    if (!result.isError()) {
      return new RuleFile.Read(new RuleText(path, text));
    }
    int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
    int start = text.lastIndexOf('\n') + 1;
    int column = 1 + text.codePointCount(start, text.length());
    String message =
        "expected UTF-8, found the byte 0x%02x at offset %d; save the file as UTF-8"
            .formatted(bytes[in.position()], in.position());
    return new RuleFile.Unread(path, new Remark("encoding", message, line, column));
  }
}
