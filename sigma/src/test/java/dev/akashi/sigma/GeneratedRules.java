package dev.akashi.sigma;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Rules and events over few fields and few words, so that they often meet. Same seed, same words.
 */
final class GeneratedRules {

  private static final List<String> FIELDS = List.of("a", "b.c", "d");
  private static final List<String> WORDS =
      List.of(
          "x",
          "X",
          "xy",
          "'x*'",
          "'*y'",
          "'?'",
          "'a-b /c'",
          "ä",
          "1",
          "2.0",
          "true",
          "''",
          "10.0.0.1",
          "xyx",
          "'yx*xy'",
          "'Key?xÄ'",
          "証",
          "1234567890123456789",
          "false",
          "'*𐐯y'",
          "-1");
  private static final List<String> LIST_MODIFIERS =
      List.of(
          "",
          "|contains",
          "|startswith",
          "|endswith",
          "|cased",
          "|contains|all",
          "|neq",
          "|windash|contains",
          "|contains|cased",
          "|all|neq",
          "|base64offset|contains|cased|neq");
  private static final List<String> ENTRIES =
      List.of(
          "%s: null",
          "%s|neq: null",
          "%s|exists: true",
          "%s|exists: false",
          "%s|re: '^x.?'",
          "%s|re|i: 'X$'",
          "%s|gt: 1",
          "%s|lte: 1.5",
          "%s|fieldref: d",
          "%s|fieldref|contains: a",
          "%s|cidr: 10.0.0.0/8",
          "%s|hour|lt: 12",
          "'|all': [x, y]",
          "'|re': '[0-9]'",
          "%s|re: 'Y(x|k)*x|z'",
          "%s|re|i: 'KEY.?x'",
          "%s|contains: [yx, y証]",
          "%s: 2",
          "'|re': 'a-b|xyx+'",
          "%s|startswith: [XY, k]",
          "%s|year: 2026",
          "%s|cidr: [10.0.0.0/30, 192.0.2.7/32]",
          "%s: 1234567890123456789",
          "%s: 9223372036854775808",
          "%s: -9223372036854775808",
          "%s: 2.50",
          "%s: false",
          "%s|lt: 9223372036854775807",
          "%s|gte: 2.5",
          "%s|re: 'x[!-[:]|1'",
          "%s|cased|contains: \"\\uDC07y\"",
          "%s|windash: '-x'",
          "'': 1234567890123456789",
          "%s|cidr: 0.0.0.0/0",
          "%s|cidr: '::ffff:0:0/96'");
  private static final List<Object> VALUES =
      List.of(
          "x",
          "xy",
          "XY",
          "yx",
          "Ä",
          "a-b –c",
          "xyxYXxy",
          "KEYxxÄ",
          "\u212aeyx",
          "y証拠x",
          "-1",
          "::ffff:10.0.0.2",
          "192.0.2.7",
          "10.0.0.01",
          "02",
          12345678901234567L,
          1234567890123456789L,
          "1234567890123456789.00",
          new BigDecimal("123456789012345678.9E1"),
          new BigInteger("9223372036854775808"),
          Long.MIN_VALUE,
          "0000000000000000000000002.50",
          2.5,
          false,
          "False",
          "\ud801\udc07y",
          "\ud801\udc2fY",
          "–x",
          "fe80::1%eth0",
          "",
          1,
          2.0,
          2L,
          "1",
          true,
          "TRUE",
          "10.0.0.1",
          "2026-11-22T03:00:00Z",
          List.of("x", 1),
          List.of());
  private static final List<String> CONDITIONS =
      List.of(
          "s0",
          "not s0",
          "s0 and s1",
          "s0 or s1 and not s2",
          "1 of s*",
          "all of them",
          "not (s0 or s1) or s2",
          "s2 and not 1 of s*0",
          "[s0, 's1 and s2']",
          "not all of s*");

  private final Random random;

  GeneratedRules(long seed) {
    this.random = new Random(seed);
  }

  String rule() {
    StringBuilder detection = new StringBuilder();
    for (int i = 0; i < 3; i++) {
      detection.append("s").append(i).append(":\n").append(selection().indent(2));
    }
    return Sigma.rule(detection + "condition: " + pick(CONDITIONS));
  }

  private String selection() {
    return switch (random.nextInt(4)) {
      case 0 -> "- " + pick(WORDS.subList(0, 5)) + "\n- " + pick(WORDS);
      case 1 -> "- " + entry() + "\n- " + entry();
      default -> entry();
    };
  }

  private String entry() {
    String field = pick(FIELDS);
    if (random.nextInt(3) == 0) {
      return pick(ENTRIES).formatted(field);
    }
    String modifiers = pick(LIST_MODIFIERS);
    List<String> words = modifiers.contains("base64") ? List.of("x", "xy") : WORDS;
    return field + modifiers + ": [" + pick(words) + ", " + pick(words) + "]";
  }

  Event event() {
    Map<String, @Nullable Object> fields = new HashMap<>();
    for (String field : FIELDS) {
      if (random.nextInt(4) > 0) {
        fields.put(field, random.nextInt(8) == 0 ? null : pick(VALUES));
      }
    }
    return Event.of(fields);
  }

  List<Event> events(int count) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      events.add(event());
    }
    return events;
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
