package dev.akashi.catalog.pack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akashi.catalog.pack.Normalization.Normalized;
import dev.akashi.catalog.pack.Normalization.Unreadable;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records that somebody made to hurt: one clear reason each, or a document that is safe. */
class HostileRecordsTest {
  private static final TestPack PACK =
      TestPack.of(
          """
          parse: {json: {nested: [context, context.extra]}}
          mask:
            paths: [context.token, "**.password", "list.*.key"]
            patterns: ['pin=(?P<secret>\\d+)']
          required: [id]
          time: {from: [at, when], formats: [iso, epoch-seconds, date]}
          identity: {fields: [tenant, id], revision: rev, policy: versioned}
          map:
            - copy:
                source.ip: ip
                host.ip: host
                source.port: port
                user.name: user
                event.action: action
                akashi.details.free: free
                akashi.details.context: context
                event.reason: note
          """);

  private static final String HEAD = "{\"at\":1763780000,\"id\":\"1\",\"tenant\":\"t\",\"rev\":1,";

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "{} => MISSING_FIELD",
        "[] => NOT_AN_OBJECT",
        "12 => NOT_AN_OBJECT",
        "'' => INVALID_JSON",
        "{\"a\":1,\"a\":2} => DUPLICATE_KEY",
        "{\"a\":{\"b\":1,\"b\":1}} => DUPLICATE_KEY",
        "{\"a\":NaN} => INVALID_JSON",
        "{\"a\":Infinity} => INVALID_JSON",
        "{\"a\":01} => INVALID_JSON",
        "{'a':1} => INVALID_JSON",
        "{\"a\":1,} => INVALID_JSON",
        "{\"a\":1 /* x */} => INVALID_JSON",
        "{\"a\":1} x => INVALID_JSON",
        "{\"a\":1}{\"a\":1} => INVALID_JSON",
        "{\"a\":\"\\ud83d\"} => LONE_SURROGATE",
        "{\"\\udc00\":1} => LONE_SURROGATE",
        "{\"a\":\"\\x\"} => INVALID_JSON",
        "{\"a\": => INVALID_JSON",
        "{\"id\":\"1\",\"tenant\":\"t\",\"rev\":1} => INVALID_TIME",
        "{\"id\":\"1\",\"tenant\":\"t\",\"rev\":1,\"at\":[1763780000]} => INVALID_TIME",
        "{\"id\":\"1\",\"tenant\":\"t\",\"rev\":1,\"at\":\"0000-00-00 00:00:00\"} => INVALID_TIME",
        "{\"id\":\"1\",\"tenant\":\"t\",\"rev\":1,\"at\":1763780000000} => INVALID_TIME",
        "{\"id\":\"1\",\"tenant\":\"t\",\"rev\":1,\"at\":-1} => INVALID_TIME",
        "{\"id\":\"1\",\"tenant\":\"t\",\"rev\":1,\"at\":1e400} => INVALID_TIME",
        "{\"id\":\"1\",\"tenant\":\"t\",\"rev\":1,\"at\":\"2026-02-29T00:00:00Z\"} => INVALID_TIME",
        "{\"id\":\"1\",\"tenant\":\"t\",\"at\":1763780000} => INVALID_IDENTITY",
        "{\"id\":{\"x\":1},\"tenant\":\"t\",\"rev\":1,\"at\":1763780000} => INVALID_IDENTITY",
      })
  void eachHasOneReason(String record, Reason reason) {
    assertThat(PACK.normalize(record))
        .isInstanceOfSatisfying(
            Unreadable.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
  }

  @Test
  void messagesSayWhereAndQuoteNoSecrets() {
    var refused = (Unreadable) PACK.normalize("{\"context\":{\"password\":\"hunter2\" hunter2}}");

    assertThat(refused.message()).contains("line 1, column ").contains("context");
    assertThat(refused.message()).doesNotContain("hunter2");
  }

  @Test
  void depthAndSizeAreBounded() {
    assertThat(reason("{\"a\":".repeat(10_000))).isEqualTo(Reason.TOO_DEEP);
    assertThat(reason("{\"a\":" + "[".repeat(99) + "]".repeat(99) + "}"))
        .isEqualTo(Reason.MISSING_FIELD);
    assertThat(reason("{\"" + "k".repeat(1_000_000) + "\":1}")).isEqualTo(Reason.OUT_OF_BOUNDS);
    assertThat(reason("{\"a\":" + "9".repeat(1_000) + "}")).isEqualTo(Reason.OUT_OF_BOUNDS);
    assertThat(reason("{\"a\":\"" + "x".repeat(1 << 20) + "\"}")).isEqualTo(Reason.TOO_LARGE);
    assertThat(reason("{\"a\":1e99999999999}")).isEqualTo(Reason.OUT_OF_BOUNDS);
    assertThat(reason("{\"a\":-1.5E-99999999999}")).isEqualTo(Reason.OUT_OF_BOUNDS);
    var many = IntStream.range(0, 30_000).mapToObj(i -> "0").collect(Collectors.joining(","));
    assertThat(reason("{\"a\":[" + many + "]}")).isEqualTo(Reason.OUT_OF_BOUNDS);
  }

  @Test
  void bytesThatAreNoTextAreRefusedWithTheirPlace() {
    var bytes = "{\"a\":\"x\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);

    var refused = (Unreadable) PACK.normalize(bytes, "UTF-8");

    assertThat(refused.reason()).isEqualTo(Reason.INVALID_TEXT);
    assertThat(refused.message()).contains("byte offset 7").contains("0xe9");
    assertThat(((Unreadable) PACK.normalize(bytes, "no-such")).reason())
        .isEqualTo(Reason.INVALID_TEXT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"x\"", "[]", "{\"y\":1}", "-1", "9223372036854775808", "1e999999999"})
  void aPortOfAnyShapeSpoilsNothing(String port) {
    var document = document(HEAD + "\"port\":" + port + ",\"user\":\"u\"}");

    assertThat(document).contains("\"name\":\"u\"");
    if (!port.equals("-1") && !port.equals("[]")) {
      assertThat(document).doesNotContain("\"port\":").contains("source.port left out");
    }
  }

  @Test
  void keywordsAreAlwaysText() {
    assertThat(document(HEAD + "\"action\":7}")).contains("\"action\":\"7\"");
    assertThat(document(HEAD + "\"action\":true}")).contains("\"action\":\"true\"");
    assertThat(document(HEAD + "\"action\":{\"x\":1}}"))
        .doesNotContain("\"action\"")
        .contains("event.action left out");
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, ip, 192.0.2.1",
    "2001:db8::1, ip, 2001:db8::1",
    "fe80::1%eth0, ip, fe80::1",
    "[2001:db8::1], ip, 2001:db8::1",
    "client.example.net, domain, client.example.net",
    "10.0.0.300, address, 10.0.0.300",
    "?!, address, ?!",
  })
  void addressesGoWhereTheyFit(String text, String field, String value) {
    var source = document(HEAD + "\"ip\":\"" + text + "\"}");

    assertThat(source).contains("\"address\":\"" + text + "\"");
    assertThat(source).contains("\"" + field + "\":\"" + value + "\"");
    if (!field.equals("ip")) {
      assertThat(source).doesNotContain("\"ip\"");
    }
  }

  @Test
  void anAddressOfTheHostThatIsNoneIsNoted() {
    assertThat(document(HEAD + "\"host\":\"db1\"}")).contains("host.ip left out");
  }

  @Test
  void thousandsOfNewNamesDoNotReachTheIndex() {
    var names =
        IntStream.range(0, 5_000)
            .mapToObj(i -> "\"f" + i + "\":1")
            .collect(Collectors.joining(",", "{", "}"));

    assertThat(document(HEAD + "\"free\":" + names + "}"))
        .contains("akashi.details.free left out: it has more than 1000 values");
    assertThat(document(HEAD + "\"free\":" + "{\"a\":".repeat(40) + "1" + "}".repeat(40) + "}"))
        .contains("akashi.details.free left out: it is deeper");
  }

  @Test
  void namesWithDotsAndNamesBelowThemLiveSideBySide() {
    assertThat(document(HEAD + "\"free\":{\"a\":1,\"a.b\":2}}")).contains("{\"a\":1,\"a.b\":2}");
  }

  @Test
  void oddCharactersSurvive() {
    var odd = "\\u0000 \u2028 \u202e か\u3099 𠮷 葛\uDB40\uDD00 ｶﾅ";

    assertThat(document(HEAD + "\"user\":\"" + odd + "\"}"))
        .contains("か\u3099 𠮷 葛\uDB40\uDD00 ｶﾅ");
  }

  @Test
  void secretsAreGoneFromEveryPlace() {
    var document =
        document(
            HEAD
                + "\"context\":\"{\\\"token\\\":\\\"s3cret1\\\",\\\"extra\\\":\\\"{\\\\\\\"PassWord\\\\\\\":\\\\\\\"s3cret2\\\\\\\"}\\\"}\","
                + "\"free\":{\"x\":{\"PASSWORD\":{\"y\":\"s3cret3\"}},\"text\":\"{\\\"password\\\":\\\"s3cret4\\\"}\"},\"list\":[{\"a\":{\"key\":\"s3cret5\"}}],\"note\":\"pin=5566"
                + " x pin=7788\"}");

    assertThat(document).doesNotContain("s3cret").doesNotContain("5566").doesNotContain("7788");
    assertThat(document).contains("\"reason\":\"pin=[masked] x pin=[masked]\"");
    assertThat(document).contains("\"token\":\"[masked]\"");
  }

  @ParameterizedTest
  @CsvSource({
    "**.*key, ApiKey, true",
    "**.*key, key, true",
    "**.*key, keys, false",
    "**.*secret*, clientSecretText, true",
    "**.a*b*c, A--B--b--C, true",
    "**.a*b*c, acb, false",
    "**.a*b, ab, true",
    "**.a*a, a, false",
    "free.*pin, xPIN, true",
    "free.*, anything, true",
    "*.x*, xyz, true",
    "*.x*, yz, false",
  })
  void aStarInANameIsAnyText(String path, String name, boolean masked) {
    var pack =
        TestPack.of(
            """
            parse: {json: true}
            mask: {paths: ["%s"]}
            time: {from: at, formats: [epoch-seconds]}
            identity: none
            map: [{copy: {akashi.details.free: free}}]
            """
                .formatted(path));

    var record = "{\"at\":1763780000,\"free\":{\"%s\":\"s3cret\"}}".formatted(name);

    assertThat(((Normalized) pack.normalize(record)).document())
        .asString(StandardCharsets.UTF_8)
        .contains(masked ? "[masked]" : "s3cret")
        .doesNotContain(masked ? "s3cret" : "[masked]");
  }

  @Test
  void aNestedStringThatIsNoJsonIsMaskedWholeWhenASecretMayBeInIt() {
    var document = document(HEAD + "\"context\":\"{\\\"token\\\":\\\"s3cret1\\\", oops}\"}");

    assertThat(document).doesNotContain("s3cret1").contains("holds no readable JSON");
  }

  @Test
  void unmaskedTextIsKeptToTheLastBlank() {
    var record = "{ \"at\" : 1763780000 ,\t\"id\":\"1\",\"tenant\":\"t\",\"rev\":1.50e0 }";

    assertThat(document(record)).contains(StrictJson.quote(record));
  }

  @Test
  void identitiesDoNotRunIntoEachOther() {
    var one = (Normalized) PACK.normalize(HEAD.replace("\"t\"", "\"a/b\"") + "\"x\":1}");
    var other = (Normalized) PACK.normalize(HEAD.replace("\"t\"", "\"a%2Fb\"") + "\"x\":1}");

    assertThat(one.nativeId()).isEqualTo("a%2Fb/1/1");
    assertThat(other.nativeId()).isEqualTo("a%252Fb/1/1");
  }

  @Test
  void sameRecordSameBytes() {
    var record = HEAD + "\"user\":\"u\",\"free\":{\"b\":1,\"a\":[null,{}]},\"ip\":\"192.0.2.1\"}";

    assertThat(document(record)).isEqualTo(document(record));
    assertThat(document(record)).contains("\"details\":{\"free\":{\"b\":1}}");
  }

  @Test
  void aLeapSecondIsAMoment() {
    var normalized =
        (Normalized)
            PACK.normalize(HEAD.replace("1763780000", "\"2016-12-31T23:59:60Z\"") + "\"x\":1}");

    assertThat(normalized.occurredAt()).isEqualTo("2017-01-01T00:00:00Z");
    assertThat(normalized.inferred()).isTrue();
  }

  private static String document(String record) {
    var normalization = PACK.normalize(record);
    assertThat(normalization).isInstanceOf(Normalized.class);
    var document = new String(((Normalized) normalization).document(), StandardCharsets.UTF_8);
    // What is written must be readable by the same strict reader.
    assertThat(PackCheck.canonical(document)).isNotEmpty();
    return document;
  }

  private static Reason reason(String record) {
    return ((Unreadable) PACK.normalize(record)).reason();
  }
}
