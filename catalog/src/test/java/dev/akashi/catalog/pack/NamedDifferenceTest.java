package dev.akashi.catalog.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.akashi.catalog.Catalog;
import dev.akashi.catalog.CatalogException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NamedDifferenceTest {
  private static final String BODY =
      """
      identity: none
      parse: {json: true}
      time: {from: at, formats: [iso]}
      map:
        - set: {event.category: [web], event.type: [access]}
      """;

  @Test
  void aPackSaysWhereItDiffersAndWhy() {
    var differs =
        TestPack.of(
                BODY
                    + """
                    differs:
                      - {field: [user.name, user.id], action: login, absent: true, reason: the name is a claim}
                      - {field: event.type, theirs: [info, "1"], reason: info says nothing}
                      - {unreadable: INVALID_IDENTITY, reason: nothing tells two apart}
                    """)
            .pack()
            .differs();

    assertThat(differs)
        .containsExactly(
            new NamedDifference(
                Set.of("user.name", "user.id"),
                Set.of("login"),
                true,
                Set.of(),
                null,
                "the name is a claim"),
            new NamedDifference(
                Set.of("event.type"),
                Set.of(),
                false,
                Set.of("info", "1"),
                null,
                "info says nothing"),
            new NamedDifference(
                Set.of(),
                Set.of(),
                false,
                Set.of(),
                Reason.INVALID_IDENTITY,
                "nothing tells two apart"));
    assertThat(TestPack.of(BODY).pack().differs()).isEmpty();
  }

  @Test
  void onlyValuesThatOthersHaveBeyondOursAreHeldAgainstTheList() {
    var info =
        new NamedDifference(Set.of("event.type"), Set.of(), false, Set.of("info"), null, "why");

    assertThat(info.names("event.type", null, List.of("end", "info"), List.of("end"))).isTrue();
    assertThat(info.names("event.type", "x", List.of("info"), List.of("start"))).isTrue();
    assertThat(info.names("event.type", "x", List.of("deletion"), List.of("info"))).isFalse();
    assertThat(info.names("event.type", "x", List.of("info", "user"), List.of())).isFalse();
    assertThat(info.names("event.action", "x", List.of("info"), List.of())).isFalse();
    assertThat(info.names(Reason.NO_PATTERN)).isFalse();
  }

  @Test
  void anActionNarrowsItToRecordsThatWeCallSo() {
    var login =
        new NamedDifference(Set.of("user.id"), Set.of("login"), false, Set.of(), null, "why");

    assertThat(login.names("user.id", "login", List.of("0"), List.of())).isTrue();
    assertThat(login.names("user.id", "logout", List.of("0"), List.of())).isFalse();
    assertThat(login.names("user.id", null, List.of("0"), List.of())).isFalse();
  }

  @Test
  void absentNarrowsItToValuesThatWeDoNotHave() {
    var missing = new NamedDifference(Set.of("source.ip"), Set.of(), true, Set.of(), null, "why");

    assertThat(missing.names("source.ip", "x", List.of("192.0.2.1"), List.of())).isTrue();
    assertThat(missing.names("source.ip", "x", List.of("192.0.2.1"), List.of("192.0.2.2")))
        .isFalse();
  }

  @Test
  void anEntryWithoutFieldOrReasonOrWithWordsOfItsOwnIsAMistake() {
    assertMistake("{reason: why}", "differs[0].field: expected either field or unreadable");
    assertMistake(
        "{field: user.id, unreadable: NO_PATTERN, reason: why}",
        "differs[0].field: expected either field or unreadable");
    assertMistake("{field: user.id}", "differs[0].reason: missing, expected why we differ");
    assertMistake("{unreadable: BAD, reason: why}", "a reason such as NO_PATTERN, found \"BAD\"");
    assertMistake(
        "{field: usr.id, reason: why}",
        "differs[0].field: expected an ECS field, found \"usr.id\"");
    assertMistake(
        "{unreadable: NO_PATTERN, theirs: [x], reason: why}",
        "differs[0].theirs: expected it beside field only");
    assertMistake(
        "{field: user.id, absent: perhaps, reason: why}", "differs[0].absent: expected true");
    assertMistake("{field: user.id, reason: why, because: x}", "differs[0].because: unknown key");
  }

  @Test
  void everyShippedReasonIsASentence() {
    for (var pack : Catalog.builtIn().packs()) {
      assertThat(pack.differs())
          .as(pack.id())
          .allSatisfy(
              difference -> assertThat(difference.reason().split(" ")).hasSizeGreaterThan(5));
    }
  }

  private static void assertMistake(String entry, String message) {
    assertThatThrownBy(() -> TestPack.of(BODY + "differs: [" + entry + "]\n"))
        .isInstanceOf(CatalogException.class)
        .hasMessageContaining(message);
  }
}
