package dev.akashi.catalog.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akashi.catalog.Complaints;
import dev.akashi.catalog.Section;
import dev.akashi.sigma.yaml.YamlDocuments;
import dev.akashi.sigma.yaml.YamlMap;
import dev.akashi.sigma.yaml.YamlProblem;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions that compare members of one record, and what packs ask of records. */
class ConditionTest {
  private static final String TICKET =
      """
      {"requester": {"id": "m.sato"}, "live": "2026-11-20T14:30:00+09:00", "day": "2026-11-20",
       "local": "2026-11-20T16:00:00", "later": "2026-11-20T16:00:01", "utc": "2026-11-20T14:30:00Z",
       "approvals": [
         {"by": "K.Tanaka", "at": "2026-11-20T05:29:59Z", "ok": "yes"},
         {"by": "M.Sato", "at": "2026-11-20T05:30:01Z", "ok": "no"}]}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{approvals: {any: {by: K.Tanaka, ok: \"yes\"}}} | true",
        "{approvals: {any: {by: K.Tanaka, ok: \"no\"}}} | false",
        "{approvals: {not: {any: {ok: maybe}}}} | true",
        "{nothing: {any: {ok: \"yes\"}}} | false",
        "{approvals: {any: {by: {same_as: requester.id}}}} | true",
        "{approvals: {any: {ok: \"yes\", by: {same_as: [requester.id, live]}}}} | false",
        "{approvals: {any: {ok: \"yes\", at: {before: live}}}} | true",
        "{approvals: {any: {ok: \"no\", at: {before: live}}}} | false",
        "{approvals: {any: {ok: \"no\", at: {after: live}}}} | true",
        "{live: {after: live}} | false",
        "{live: {before: live + PT1S}} | true",
        "{live: {before: requester.id}} | false",
        "{day: {before: live}} | false",
        "{day: {after: live}} | false",
        "{day: {before: live + P1D}} | true",
        "{day: {past: true}} | false",
        "{live: {past: true}} | true",
        "{live: {future: true}} | false",
        "{day: {future: false}} | true",
        "{local: {before: later}} | true",
        "{local: {before: utc}} | false",
        "{local: {after: utc}} | false",
        "{utc: {before: local}} | false",
        "{local: {before: utc + PT12H}} | false",
        "{local: {before: utc + P1D}} | true",
        "{local: {after: live}} | false",
        "{local: {past: true}} | false"
      })
  void membersOfARecordAreCompared(String when, boolean expected) throws YamlProblem {
    assertThat(condition(when).holds(reading(TICKET))).isEqualTo(expected);
  }

  @Test
  void aVerdictDoesNotHangOnAZoneThatNobodyWroteDown() throws YamlProblem {
    var reading = reading(TICKET);
    var condition = condition("{local: {before: utc}}");
    assertThat(condition.holds(reading)).isFalse();
    assertThat(condition.holds(reading)).isFalse();
    assertThat(reading.notes())
        .containsExactly(
            "2026-11-20T16:00:00 names no offset and was read in Asia/Tokyo",
            "whether 2026-11-20T16:00:00 is before 2026-11-20T14:30:00Z is open, since one of them"
                + " names no offset");
  }

  @Test
  void aDateThatDecidesByTheZoneOfTheSourceIsNoted() throws YamlProblem {
    var reading = reading(TICKET);
    assertThat(condition("{day: {before: live + P2D}}").holds(reading)).isTrue();
    assertThat(reading.notes()).isEmpty();
    assertThat(condition("{day: {before: live + P1D}}").holds(reading)).isTrue();
    assertThat(reading.notes()).containsExactly("2026-11-20 was taken for that day in Asia/Tokyo");
  }

  @Test
  void whatBeginsAfterTheCollectionIsFuture() throws YamlProblem {
    var record =
        """
        {"tomorrow": "2026-11-21", "moment": "2026-11-21T00:00:00+09:00", "now": "2026-11-20"}
        """;
    assertThat(condition("{tomorrow: {future: true}}").holds(reading(record))).isTrue();
    assertThat(condition("{moment: {future: true}}").holds(reading(record))).isTrue();
    assertThat(condition("{now: {future: true}}").holds(reading(record))).isFalse();
    assertThat(condition("{nothing: {future: true}}").holds(reading(record))).isFalse();
  }

  @Test
  void theFilterTimeNotesAZoneThatWasNotInTheRecord() {
    var reading = reading("{}");
    var time = new Filter.Time(reading.times());
    assertThat(time.apply("2026-11-20T16:00:00", reading)).isEqualTo("2026-11-20T07:00:00.000Z");
    assertThat(time.apply("2026-11-20T16:00:00Z", reading)).isEqualTo("2026-11-20T16:00:00.000Z");
    assertThat(time.apply("2026-11-20", reading)).isEqualTo("2026-11-19T15:00:00.000Z");
    assertThat(reading.notes())
        .containsExactly("2026-11-20T16:00:00 names no offset and was read in Asia/Tokyo");
  }

  @Test
  void aDurationThatIsNoneIsAMistakeInThePack() throws YamlProblem {
    var complaints = new Complaints();
    ConditionReader.read(section("when: {a: {after: b + a week}}", complaints), "when");
    assertThat(complaints.all()).singleElement().asString().contains("decided_at + P7D");
  }

  @Test
  void defaultsComeBeforeDemands() throws YamlProblem {
    var demands =
        demands("{defaults: {state: new}, required: state, allowed: {state: [new, old]}}");
    var reading = reading("{}");
    demands.check(reading);
    assertThat(reading.fields()).containsEntry("state", "new");
  }

  @Test
  void aWordThatIsNotAllowedRefusesTheRecord() throws YamlProblem {
    var demands = demands("{allowed: {states: [new, old]}}");
    demands.check(reading("{\"states\": [\"old\", \"new\"]}"));
    assertThatThrownBy(() -> demands.check(reading("{\"states\": [\"old\", \"odd\"]}")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("new, old")
        .hasMessageContaining("odd");
  }

  private static Condition condition(String when) throws YamlProblem {
    var complaints = new Complaints();
    var condition = ConditionReader.read(section("when: " + when, complaints), "when");
    assertThat(complaints.all()).isEmpty();
    return condition;
  }

  private static Demands demands(String yaml) throws YamlProblem {
    return Demands.read(section(yaml, new Complaints()));
  }

  private static Section section(String yaml, Complaints complaints) throws YamlProblem {
    var map = (YamlMap) YamlDocuments.read("test.yml", yaml).getFirst();
    return new Section("test.yml", "", map, complaints);
  }

  @SuppressWarnings("unchecked") // the JSON reader makes maps of this type only
  private static Reading reading(String json) {
    var read = StrictJson.read(json, Set.of(), Mask.NONE, new ArrayList<>()).value();
    var fields = new LinkedHashMap<>((Map<String, @Nullable Object>) read);
    var notes = new ArrayList<String>();
    return new Reading(
        fields,
        fields,
        new Draft(notes),
        notes,
        List.of(),
        new TimeReader(List.of(TimeFormat.of("iso"), TimeFormat.of("date")), null),
        ZoneId.of("Asia/Tokyo"),
        Instant.parse("2026-11-20T14:59:59Z"));
  }
}
