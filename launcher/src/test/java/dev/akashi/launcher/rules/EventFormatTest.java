package dev.akashi.launcher.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventFormatTest {

  @Test
  void nestedNamesAreJoinedByDots() throws BrokenEvent {
    assertThat(flat("{\"event\":{\"action\":\"login\",\"n\":{\"deep\":1}},\"user.name\":\"a\"}"))
        .isEqualTo(
            Map.of(
                "event.action", List.of("login"),
                "event.n.deep", List.of(1L),
                "user.name", List.of("a")));
  }

  @Test
  void objectsInListsAddToTheListsOfTheirMembers() throws BrokenEvent {
    assertThat(
            flat(
                """
                {"tags":["a","b"],
                 "answers":[{"ip":"192.0.2.1","ttl":60},{"ip":["192.0.2.2","192.0.2.3"]}]}
                """))
        .isEqualTo(
            Map.of(
                "tags", List.of("a", "b"),
                "answers.ip", List.of("192.0.2.1", "192.0.2.2", "192.0.2.3"),
                "answers.ttl", List.of(60L)));
  }

  @Test
  void aNameThatIsWrittenInTwoWaysHasBothValues() throws BrokenEvent {
    assertThat(flat("{\"a.b\":1,\"a\":{\"b\":2}}")).isEqualTo(Map.of("a.b", List.of(1L, 2L)));
  }

  @Test
  void whatHasNoValueIsThereWithoutOne() throws BrokenEvent {
    assertThat(flat("{\"null\":null,\"list\":[],\"object\":{},\"lists\":[[1],[],[null,2]]}"))
        .isEqualTo(Map.of("null", List.of(), "list", List.of(), "lists", List.of(1L, 2L)));
  }

  @Test
  void valuesKeepTheirKindAndLoseNothing() throws BrokenEvent {
    assertThat(
            flat(
                """
                {"t":true,"l":-7,"b":123456789012345678901234567890,"d":1.10,"s":"\\ud83d\\udd11"}
                """))
        .isEqualTo(
            Map.of(
                "t", List.of(true),
                "l", List.of(-7L),
                "b", List.of(new BigInteger("123456789012345678901234567890")),
                "d", List.of(new BigDecimal("1.10")),
                "s", List.of("\uD83D\uDD11")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "no json at all | expected JSON, found something else at line 1, column 1",
        "{\"a\":1} {\"b\":2} | expected JSON, found something else at line 1, column 9",
        "{\"a\":1 | expected JSON, found something else at line 1",
        "{\"a\":1,\"a\":2} | Duplicate",
        "[{\"a\":1}] | expected a JSON object, found array",
        "null | expected a JSON object, found null",
        "{\"a\":NaN} | expected JSON",
        "{\"a\":1e99999999999} | expected a power of ten within 32 bits",
      })
  void whatIsNoObjectIsRefusedWithItsPlace(String text, String message) {
    assertThatThrownBy(() -> EventFormat.NDJSON.read(bytes(text)))
        .isInstanceOf(BrokenEvent.class)
        .hasMessageContaining(message);
  }

  @Test
  void boundsHold() {
    String deep = "{\"a\":".repeat(101) + "1" + "}".repeat(101);
    String digits = "{\"a\":" + "9".repeat(101) + "}";
    String name = "{\"" + "n".repeat(1025) + "\":1}";
    String dotted = ("{\"" + "n".repeat(600) + "\":").repeat(2) + "{}}}";
    String many = "{\"a\":[" + "1,".repeat(20_000) + "1]}";

    for (String text : List.of(deep, digits, name)) {
      assertThatThrownBy(() -> EventFormat.NDJSON.read(bytes(text)))
          .isInstanceOf(BrokenEvent.class)
          .hasMessageContaining("expected at most 100 levels");
    }
    assertThatThrownBy(() -> EventFormat.NDJSON.read(bytes(dotted)))
        .isInstanceOf(BrokenEvent.class)
        .hasMessageContaining("expected names of at most 1,024 characters, dots included");
    assertThatThrownBy(() -> EventFormat.NDJSON.read(bytes(many)))
        .isInstanceOf(BrokenEvent.class)
        .hasMessage("expected at most 20,000 values, found more");
  }

  @ParameterizedTest
  @EnumSource(EventFormat.class)
  void bytesThatAreNotUtf8AreRefused(EventFormat format) {
    byte[] text = "{\"Event\":\"\u8a3c\"}".getBytes(Charset.forName("windows-31j"));

    assertThatThrownBy(() -> format.read(text))
        .isInstanceOf(BrokenEvent.class)
        .hasMessage("expected UTF-8, found the byte 0x8f at offset 10 of the event");
  }

  @ParameterizedTest
  @EnumSource(EventFormat.class)
  void blanksAreNoEvent(EventFormat format) throws BrokenEvent {
    assertThat(format.read(bytes(" \t"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Record 1", "Record 86918\r"})
  void theLineThatSomeToolsWriteAboveWindowsEventsIsNoEvent(String line) throws BrokenEvent {
    assertThat(EventFormat.EVTX.read(bytes(line))).isEmpty();
    assertThat(EventFormat.TEXT.read(bytes(line))).isPresent();
  }

  @Test
  void formatsGoByTheirNamesInSmallLetters() {
    assertThat(EventFormat.words()).isEqualTo("ndjson, evtx, text");
    assertThat(Arrays.stream(EventFormat.words().split(", ")).map(EventFormat::of))
        .allMatch(found -> found.isPresent());
    assertThat(EventFormat.of("NDJSON")).isEmpty();
  }

  private static Map<String, List<@Nullable Object>> flat(String json) throws BrokenEvent {
    var fields = new FlatFields();
    fields.addMembers("", EventText.json(json));
    return fields.byName();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
