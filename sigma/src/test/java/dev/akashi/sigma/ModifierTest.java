package dev.akashi.sigma;

import static dev.akashi.sigma.Sigma.accepts;
import static dev.akashi.sigma.Sigma.entry;
import static dev.akashi.sigma.Sigma.holds;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModifierTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      textBlock =
          """
          f: open           ; open               ; opened
          f|contains: key   ; the KEY is here    ; ke y
          f|startswith: ab  ; ABC                ; cab
          f|endswith: yz    ; xYZ                ; yzx
          f|contains: a*c   ; xxabbbcxx          ; xxcba
          f|startswith: '*b'; aab and more       ; aac
          f|contains: ''    ; anything           ; ~
          f|cased: Open     ; Open               ; open
          f|contains|cased: K; the Key           ; the key
          f|neq: open       ; closed             ; OPEN
          f|neq: [a, b]     ; c                  ; B
          f|contains|neq: ad; lock               ; shadow
          f|re: ^a.c$       ; abc                ; ABC
          f|re: b+          ; aabbcc             ; aacc
          f|re|i: ^a.c$     ; ABC                ; AC
          f|re|ignorecase: x; X                  ; y
          f|re|startswith: b; bc                 ; abc
          f|re|endswith: b  ; ab                 ; abc
          f|re|contains: b  ; abc                ; acc
          f|re|neq: b       ; aa                 ; abc
          f|cidr: 10.1.0.0/16; 10.1.255.255      ; 10.2.0.0
          f|cidr: 10.1.2.128/25; 10.1.2.200      ; 10.1.2.127
          f|cidr: 10.1.2.3  ; 10.1.2.3           ; 10.1.2.4
          f|cidr: 10.0.0.0/8; ::ffff:10.9.9.9    ; ::ffff:11.9.9.9
          f|cidr: fd00::/8  ; fd12:3::4%eth0     ; fe00::1
          f|cidr: 0.0.0.0/0 ; 1.2.3.4            ; not an address
          f|cidr: 10.0.0.0/8; 10.0.0.1           ; 10.0.0.01
          f|cidr|neq: 10.0.0.0/8; 11.0.0.1       ; 10.0.0.1
          f|gt: 5           ; 5.1                ; 5
          f|gte: 5          ; 5                  ; 4.99
          f|lt: -1.5        ; -2                 ; -1.5
          f|lte: 100        ; 100.0              ; 9e9
          f|gt: 5           ; 12345678901234567890; five
          f|base64: 'sesame'; c2VzYW1l           ; sesame
          f|windash: 'x -a' ; x /a               ; x +a
          f|contains|windash: ' -enc '; ps –enc q; ps enc q
          f|hour: 3         ; 2026-11-22T03:04:05Z; 2026-11-22T04:03:03Z
          f|minute: 4       ; 2026-11-22 03:04:05 ; 2026-11-22 03:05:04
          f|day: 22         ; 2026-11-22          ; 2026-11-23
          f|week: 47        ; 2026-11-22          ; 2026-11-23
          f|month: 11       ; 2026-11-22T03:04:05.678+09:00; 2026-10-11
          f|year: 2026      ; 2026-11-22          ; 2025-11-22
          f|hour: 0         ; 2026-11-22T00:00:00Z; 2026-11-22
          f|hour|gte: 22    ; 2026-11-22T23:00:00Z; 2026-11-22T05:00:00Z
          f|hour|neq: 22    ; no time             ; 2026-11-22T22:00:00+0900
          """)
  void holdsForTheOneAndNotForTheOther(String entry, String yes, String no) {
    assertThat(accepts(entry, yes)).as("%s on %s", entry, yes).isTrue();
    assertThat(accepts(entry, no.equals("~") ? null : no)).as("%s on %s", entry, no).isFalse();
  }

  @Test
  void allAsksForEveryValueWhereAListAsksForOne() {
    String any = "f|contains: [red, blue]";
    String all = "f|contains|all: [red, blue]";

    assertThat(accepts(any, "red")).isTrue();
    assertThat(accepts(all, "red")).isFalse();
    assertThat(accepts(all, "blue and red")).isTrue();
    assertThat(accepts("f|all: [red, blue]", List.of("blue", "red"))).isTrue();
    assertThat(accepts("f|contains|all: red", "red")).isTrue();
  }

  @Test
  void neqWithAllHoldsUnlessEveryValueIsThere() {
    assertThat(accepts("f|contains|all|neq: [red, blue]", "red")).isTrue();
    assertThat(accepts("f|contains|all|neq: [red, blue]", "red blue")).isFalse();
  }

  @Test
  void neqHoldsForAFieldThatIsNotThere() {
    assertThat(holds(entry("f|neq: open"), Map.of())).isTrue();
    assertThat(accepts("f|neq: null", null)).isFalse();
    assertThat(accepts("f|neq: null", "x")).isTrue();
  }

  @Test
  void existsAsksForTheFieldAndNotForItsValue() {
    assertThat(accepts("f|exists: true", null)).isTrue();
    assertThat(accepts("f|exists: true", "")).isTrue();
    assertThat(holds(entry("f|exists: true"), Map.of("g", 1))).isFalse();
    assertThat(holds(entry("f|exists: false"), Map.of("g", 1))).isTrue();
    assertThat(accepts("f|exists: false", null)).isFalse();
  }

  @Test
  void fieldrefComparesTwoFields() {
    assertThat(holds(entry("f|fieldref: g"), Map.of("f", "Ann", "g", "ANN"))).isTrue();
    assertThat(holds(entry("f|fieldref|cased: g"), Map.of("f", "Ann", "g", "ANN"))).isFalse();
    assertThat(holds(entry("f|fieldref: g"), Map.of("f", 1, "g", "1"))).isTrue();
    assertThat(holds(entry("f|fieldref: g"), Map.of("f", "a"))).isFalse();
    assertThat(holds(entry("f|fieldref: g"), Map.of())).isFalse();
    assertThat(holds(entry("f|fieldref|neq: g"), Map.of("f", "a", "g", "b"))).isTrue();
    assertThat(holds(entry("f|fieldref|startswith: g"), Map.of("f", "ab", "g", "a"))).isTrue();
    assertThat(holds(entry("f|fieldref|endswith: g"), Map.of("f", "ab", "g", "a"))).isFalse();
    assertThat(holds(entry("f|contains|fieldref: g"), Map.of("f", "xax", "g", "a"))).isTrue();
    Map<String, Object> lists = Map.of("f", List.of("a", "b"), "g", List.of("c", "b"));
    assertThat(holds(entry("f|fieldref: g"), lists)).isTrue();
  }

  @Test
  void dotallAndMultilineAreOffUntilAskedFor() {
    assertThat(accepts("f|re: a.b", "a\nb")).isFalse();
    assertThat(accepts("f|re|s: a.b", "a\nb")).isTrue();
    assertThat(accepts("f|re: ^b$", "a\nb\nc")).isFalse();
    assertThat(accepts("f|re|m: ^b$", "a\nb\nc")).isTrue();
    assertThat(accepts("f|re|i|s|m: ^A.b$", "x\na\nb\nx")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "2", "3", "4", "5"})
  void base64offsetFindsTheTextAtEveryPlaceOfALongerOne(int before) {
    String hidden = "x".repeat(before) + "open sesame" + "yz";
    String encoded = Base64.getEncoder().encodeToString(hidden.getBytes(StandardCharsets.UTF_8));

    assertThat(accepts("f|base64offset|contains: 'open sesame'", encoded)).isTrue();
    assertThat(accepts("f|base64offset|contains: 'open barley'", encoded)).isFalse();
  }

  @Test
  void base64offsetVariantsAreAlternativesEvenBelowAll() {
    String hidden = Base64.getEncoder().encodeToString("xyopen and close".getBytes());

    assertThat(accepts("f|base64offset|contains|all: [open, close]", hidden)).isTrue();
    assertThat(accepts("f|base64offset|contains|all: [open, locked]", hidden)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "wide,UTF-16LE,false",
    "utf16le,UTF-16LE,false",
    "utf16be,UTF-16BE,false",
    "utf16,UTF-16LE,true"
  })
  void utf16ComesBeforeBase64(String modifier, String charset, boolean mark) throws Exception {
    String text = (mark ? "\ufeff" : "") + "鍵 key";
    String encoded = Base64.getEncoder().encodeToString(text.getBytes(charset));

    assertThat(accepts("f|" + modifier + "|base64: 鍵 key", encoded)).isTrue();
    assertThat(accepts("f|base64: 鍵 key", encoded)).isFalse();
  }

  @Test
  void utf16AloneIsTheTextOfItsBytes() {
    assertThat(accepts("f|wide|contains: ab", "xa\0b\0y")).isTrue();
    assertThat(accepts("f|wide|contains: a*b", "a\0--b\0")).isTrue();
    assertThat(accepts("f|wide|contains: ab", "ab")).isFalse();
  }

  @Test
  void windashOpensDashesThatBeginAWordOnly() {
    for (String dash : List.of("-", "/", "–", "—", "―")) {
      assertThat(accepts("f|windash: 'x -a-b /c'", "x " + dash + "a-b " + dash + "c")).isTrue();
      assertThat(accepts("f|windash: -a", dash + "a")).isTrue();
    }
    assertThat(accepts("f|windash: 'x -a-b'", "x -a/b")).isFalse();
    assertThat(accepts("f|windash: 'x - b'", "x / b")).isFalse();
  }

  @Test
  void windashIsSpelledOutBeforeAnEncoding() {
    String encoded = Base64.getEncoder().encodeToString("a /b".getBytes());

    assertThat(accepts("f|windash|base64: a -b", encoded)).isTrue();
    assertThat(accepts("f|base64: a -b", encoded)).isFalse();
  }

  @Test
  void textModifiersReadNumbersAsTheyAreWritten() {
    assertThat(accepts("f|contains: 44", 14451)).isTrue();
    assertThat(accepts("f|startswith: 44", "4411")).isTrue();
    assertThat(accepts("f|re: ^4\\d$", 42)).isTrue();
  }
}
