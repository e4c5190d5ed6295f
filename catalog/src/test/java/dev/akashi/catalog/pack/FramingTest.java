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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FramingTest {
  private static final Framing LINES = new Framing.Lines();
  private static final Framing JSON = new Framing.Json(List.of());
  private static final Framing RECORDS = new Framing.Json(List.of("Records"));

  /** However the bytes are dealt out, the records are the same. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 4096})
  void linesEndWithALineFeedOrWithTheInput(int chunk) {
    assertThat(records(LINES, "a\n\r\n\nb c\r\nd\re\n\tf", chunk))
        .containsExactly("0:a", "5:b c", "10:d\re", "14:\tf");
    assertThat(records(LINES, "", chunk)).isEmpty();
    assertThat(records(LINES, "\n\n", chunk)).isEmpty();
    assertThat(records(LINES, "x\r", chunk)).containsExactly("0:x\r");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 4096})
  void jsonValuesComeOneAfterTheOther(int chunk) {
    assertThat(records(JSON, "{\"a\":1}\n{\"b\":\"}\\\"{\"}{}", chunk))
        .containsExactly("0:{\"a\":1}", "8:{\"b\":\"}\\\"{\"}", "20:{}");
    assertThat(records(JSON, "[{\"a\":[1,2]},\n {\"b\":{}}]\n", chunk))
        .containsExactly("1:{\"a\":[1,2]}", "15:{\"b\":{}}");
    assertThat(records(JSON, "{\n  \"a\": {\n    \"b\": 1\n  }\n}", chunk)).hasSize(1);
    assertThat(records(JSON, "  ", chunk)).isEmpty();
    assertThat(records(JSON, "[1, \"x\"]", chunk)).containsExactly("1:1", "4:\"x\"");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 4096})
  void aBrokenRecordLeavesItsNeighboursAlone(int chunk) {
    assertThat(records(JSON, "{\"a\":\n{\"b\":1}\n", chunk))
        .containsExactly("0:{\"a\":", "6:{\"b\":1}");
    assertThat(records(JSON, "{\"a\":\"x\n{\"b\":1}\n", chunk))
        .containsExactly("0:{\"a\":\"x", "8:{\"b\":1}");
    assertThat(records(JSON, "garbage\n{\"b\":1}", chunk))
        .containsExactly("0:garbage", "8:{\"b\":1}");
    assertThat(records(JSON, "{\"b\":1}}{\"c\":1}", chunk))
        .containsExactly("0:{\"b\":1}", "7:}", "8:{\"c\":1}");
    assertThat(records(JSON, "{\"never\": [closed", chunk))
        .containsExactly("0:{\"never\": [closed");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 4096})
  void recordsStandInAnArrayInsideAnObject(int chunk) {
    assertThat(
            records(
                RECORDS,
                "{\"v\":[{\"Records\":[0]}],\"Records\":[{\"a\":1},{\"b\":{\"Records\":[1]}}],\"z\":1}\n"
                    + "{\"Records\":[{\"c\":1}]}",
                chunk))
        .extracting(record -> record.substring(record.indexOf(':') + 1))
        .containsExactly("{\"a\":1}", "{\"b\":{\"Records\":[1]}}", "{\"c\":1}");
    assertThat(records(RECORDS, "{\"Records\":[]}", chunk)).isEmpty();
    assertThat(RECORDS.resumable()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 4096})
  void aValueWithoutTheArrayIsARecordItself(int chunk) {
    assertThat(records(RECORDS, "{\"a\":1}\n{\"b\":{\"Records\":[1]}}{}", chunk))
        .containsExactly("0:{\"a\":1}", "8:{\"b\":{\"Records\":[1]}}", "29:{}");
    assertThat(records(RECORDS, "{\"a\":1}{\"v\":0,\"Records\":[{\"c\":1}]}{\"d\":1}", chunk))
        .containsExactly("0:{\"a\":1}", "25:{\"c\":1}", "34:{\"d\":1}");
    assertThat(records(RECORDS, "[{\"a\":1},{\"b\":\"]\"}]", chunk))
        .containsExactly("1:{\"a\":1}", "9:{\"b\":\"]\"}");
    assertThat(records(RECORDS, "{\"Records\":null} x", chunk))
        .containsExactly("0:{\"Records\":null}", "17:x");
    assertThat(records(RECORDS, "{\"a\":\"x\n{\"Records\":[{\"b\":1}]}", chunk))
        .containsExactly("0:{\"a\":\"x", "20:{\"b\":1}");
    assertThat(records(RECORDS, "{\"a\":[", chunk)).containsExactly("0:{\"a\":[");
  }

  @ParameterizedTest
  @ValueSource(ints = {1000, 65_536, 1 << 20})
  void theArrayMayStandBehindMoreThanARecordHolds(int chunk) throws Exception {
    var head = "{\"a\":\"" + "x".repeat(3_000_000) + "\"";
    var input = head + ",\"Records\":[{}]}" + head + "}{\"Records\":[{}]}";

    var steps = steps(RECORDS, input.getBytes(StandardCharsets.UTF_8), chunk);

    assertThat(steps).hasSize(3);
    assertThat(((Step.Framed) steps.get(0)).at()).isEqualTo(head.length() + 12);
    assertThat(((Step.Oversize) steps.get(1)).sha256()).isEqualTo(sha256(head + "}"));
    assertThat(steps.get(2)).isInstanceOf(Step.Framed.class);
  }

  @Test
  void bracketsWithoutEndCostNoMemory() {
    assertThat(records(RECORDS, "[".repeat(1_000_000) + "]".repeat(1_000_000), 65_536)).isEmpty();
    assertThat(records(RECORDS, "{\"Records\":[]}".repeat(100_000), 65_536)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1000, 65_536, 1 << 20})
  void aLineThatIsTooLongGoesByWithItsLengthAndDigest(int chunk) throws Exception {
    var line = "x".repeat(5_000_000);

    var steps = steps(LINES, ("a\n" + line + "\r\nb\n").getBytes(StandardCharsets.UTF_8), chunk);

    assertThat(steps).hasSize(3);
    var oversize = (Step.Oversize) steps.get(1);
    assertThat(oversize.at()).isEqualTo(2);
    assertThat(oversize.length()).isEqualTo(5_000_000);
    assertThat(oversize.head()).hasSize(Framer.HEAD_BYTES_MAX);
    assertThat(oversize.sha256()).isEqualTo(sha256(line));
    assertThat(((Step.Framed) steps.get(2)).at()).isEqualTo(2 + 5_000_000 + 2);
  }

  @ParameterizedTest
  @ValueSource(ints = {1000, 65_536, 1 << 20})
  void aJsonValueThatIsTooLongGoesByWithItsLengthAndDigest(int chunk) throws Exception {
    var value = "{\"a\":\"" + "x".repeat(3_000_000) + "\"}";

    var steps = steps(JSON, ("{}" + value + "{}").getBytes(StandardCharsets.UTF_8), chunk);

    assertThat(steps).hasSize(3);
    var oversize = (Step.Oversize) steps.get(1);
    assertThat(oversize.length()).isEqualTo(value.length());
    assertThat(oversize.sha256()).isEqualTo(sha256(value));
  }

  @Test
  void theLongestRecordIsStillARecord() {
    var line = "x".repeat(Pack.RECORD_BYTES_MAX);

    for (var chunk : List.of(65_536, 1 << 20)) {
      var steps =
          steps(LINES, (line + "\r\n" + line + "y\n").getBytes(StandardCharsets.UTF_8), chunk);
      assertThat(steps.get(0)).isInstanceOf(Step.Framed.class);
      assertThat(steps.get(1)).isInstanceOf(Step.Oversize.class);
    }
  }

  private static List<String> records(Framing framing, String text, int chunk) {
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

  /** Runs a framer as a collector does, and checks that the answer names the bytes it means. */
  private static List<Step> steps(Framing framing, byte[] bytes, int chunk) {
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

  private static String sha256(String text) throws Exception {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
