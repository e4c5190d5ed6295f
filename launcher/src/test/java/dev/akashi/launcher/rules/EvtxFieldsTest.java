package dev.akashi.launcher.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvtxFieldsTest {

  @Test
  void systemAndEventDataGoByTheNamesThatRulesUse() throws BrokenEvent {
    assertThat(
            fields(
                """
                {"Event": {
                  "#attributes": {"xmlns": "http://schemas.example.com/event"},
                  "System": {
                    "Provider": {"#attributes": {"Name": "Example-Audit", "Guid": "0F-1"}},
                    "EventID": 4624,
                    "Correlation": null,
                    "Security": {"#attributes": {"UserID": "S-1-5-18"}},
                    "Channel": "Security",
                    "Computer": "pc-7.example.com"},
                  "EventData": {"Target User Name": "hanako", "LogonType": 3}}}
                """))
        .isEqualTo(
            Map.of(
                "Provider_Name", List.of("Example-Audit"),
                "Provider_Guid", List.of("0F-1"),
                "EventID", List.of(4624L),
                "Correlation", List.of(),
                "Security_UserID", List.of("S-1-5-18"),
                "Channel", List.of("Security"),
                "Computer", List.of("pc-7.example.com"),
                "TargetUserName", List.of("hanako"),
                "LogonType", List.of(3L)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"EventID\":{\"#attributes\":{\"Qualifiers\":16384},\"#text\":7045}}",
        "{\"EventID\":{\"@Qualifiers\":16384,\"#text\":7045}}",
        "{\"EventID\":7045,\"EventID_attributes\":{\"Qualifiers\":16384}}",
      })
  void anEventIdMayCarryAttributes(String system) throws BrokenEvent {
    assertThat(fields("{\"Event\":{\"System\":" + system + "}}"))
        .isEqualTo(Map.of("EventID", List.of(7045L), "EventID_Qualifiers", List.of(16384L)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"Data\":[\"first\",\"second\"]}",
        "{\"Data\":{\"#text\":[\"first\",\"second\"]}}",
        "{\"Data\":[{\"#text\":\"first\"},{\"#text\":\"second\"}]}",
      })
  void dataWithoutNamesIsAList(String eventData) throws BrokenEvent {
    assertThat(fields("{\"Event\":{\"EventData\":" + eventData + "}}"))
        .isEqualTo(Map.of("Data", List.of("first", "second")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[{\"#attributes\":{\"Name\":\"Service Name\"},\"#text\":\"spool\"},{\"@Name\":\"Start\"}]",
        "[{\"@Name\":\"ServiceName\",\"#text\":\"spool\"},{\"@Name\":\"Start\",\"#text\":null}]",
      })
  void dataThatKeptItsNamesGoesByThem(String data) throws BrokenEvent {
    assertThat(fields("{\"Event\":{\"EventData\":{\"Data\":" + data + "}}}"))
        .isEqualTo(Map.of("ServiceName", List.of("spool"), "Start", List.of()));
  }

  @Test
  void theWrapperInUserDataIsLeftOut() throws BrokenEvent {
    assertThat(
            fields(
                """
                {"Event": {"UserData": {"LogFileCleared": {
                  "#attributes": {"xmlns": "http://schemas.example.com/cleared", "Kind": "full"},
                  "Subject User Name": "taro",
                  "Detail": {"Reason": "size"}}}}}
                """))
        .isEqualTo(
            Map.of(
                "SubjectUserName", List.of("taro"),
                "LogFileCleared_Kind", List.of("full"),
                "Detail.Reason", List.of("size")));
  }

  @Test
  void aNameInTwoPartsHasBothValues() throws BrokenEvent {
    assertThat(fields("{\"Event\":{\"System\":{\"Level\":4},\"EventData\":{\"Level\":\"info\"}}}"))
        .isEqualTo(Map.of("Level", List.of(4L, "info")));
  }

  @Test
  void whateverElseIsBelowEventIsKept() throws BrokenEvent {
    assertThat(
            fields(
                """
                {"Event": {
                  "EventData": "plain", "UserData": null, "System": {},
                  "RenderingInfo": {"#attributes": {"Culture": "ja-JP"}, "Message": "opened",
                    "Keywords": {"Keyword": ["a", "b"]}}}}
                """))
        .isEqualTo(
            Map.of(
                "EventData", List.of("plain"),
                "UserData", List.of(),
                "RenderingInfo_Culture", List.of("ja-JP"),
                "RenderingInfo.Message", List.of("opened"),
                "RenderingInfo.Keywords.Keyword", List.of("a", "b")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"EventID\":1} | found none",
        "{\"Event\":7} | found no object in it",
        "{\"Event\":null} | found no object in it",
      })
  void withoutAnEventThereIsNone(String json, String found) {
    assertThatThrownBy(() -> fields(json))
        .isInstanceOf(BrokenEvent.class)
        .hasMessage("expected a member Event with System and EventData, " + found);
  }

  @Test
  void namesStayBoundedWhereNothingIsBelowThem() {
    String nested = ("{\"" + "n".repeat(600) + "\":").repeat(2) + "{}}}";

    assertThatThrownBy(() -> fields("{\"Event\":{\"EventData\":" + nested + "}}"))
        .isInstanceOf(BrokenEvent.class)
        .hasMessageContaining("expected names of at most 1,024 characters");
  }

  private static Map<String, List<@Nullable Object>> fields(String json) throws BrokenEvent {
    return EvtxFields.of(EventText.json(json)).byName();
  }
}
