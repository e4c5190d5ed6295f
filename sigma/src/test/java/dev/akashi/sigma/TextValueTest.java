package dev.akashi.sigma;

import static dev.akashi.sigma.Sigma.accepts;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wildcards, escapes and case. */
class TextValueTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      textBlock =
          """
          C:\\tmp    ; C:\\tmp     ; C:tmp
          C:\\\\tmp  ; C:\\tmp     ; C:\\\\tmp
          a\\*       ; a*          ; ab
          a\\?       ; a?          ; ab
          a\\\\*     ; a\\bcd      ; a*
          a\\\\*     ; a\\         ; abcd
          a\\\\?     ; a\\b        ; a?
          a\\\\\\*   ; a\\*        ; a\\b
          a\\\\\\\\b ; a\\\\b      ; a\\b
          a\\\\\\b   ; a\\\\b      ; a\\b
          a\\        ; a\\         ; a
          \\\\*\\b   ; \\srv\\b    ; srv\\b
          a*         ; a           ; ba
          *a         ; bca         ; ab
          *          ; x           ; ~
          a?c        ; abc         ; ac
          a?c        ; a鍵c        ; abbc
          a?c        ; a😀c        ; a😀😀c
          ??         ; ab          ; a
          a*b*c      ; a--b--c     ; a--c--b
          a*a        ; aa          ; a
          *ab*ab     ; xabab       ; xab
          *?b        ; ab          ; b
          a?*d       ; abcd        ; ad
          *a?c*e?    ; xxabcdef    ; abcde
          a**b       ; ab          ; ba
          """)
  void wildcardsAndEscapes(String pattern, String yes, String no) {
    String entry = "f: '" + pattern + "'";
    assertThat(accepts(entry, yes)).as("%s on %s", pattern, yes).isTrue();
    assertThat(accepts(entry, no.equals("~") ? null : no)).as("%s on %s", pattern, no).isFalse();
  }

  @Test
  void doubleQuotesAreDecodedBeforeSigmaLooks() {
    assertThat(accepts("f: \"a\\\\*\"", "a*")).isTrue();
    assertThat(accepts("f: \"a\\\\*\"", "ab")).isFalse();
    assertThat(accepts("f: \"a\\u002a\"", "ab")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "ÄRGER,ärger",
    "ΣΊΣΥΦΟΣ,σίσυφος",
    "Привет,ПРИВЕТ",
    "K,k",
    "ſ,S",
    "ẞ,ß",
    "𐐀,𐐨",
    "ａ,Ａ"
  })
  void caseIsFoldedInAllScripts(String one, String other) {
    assertThat(accepts("f: " + one, other)).isTrue();
    assertThat(accepts("f: " + other, one)).isTrue();
    assertThat(accepts("f|cased: " + one, other)).isFalse();
    assertThat(accepts("f|contains: " + one, "(" + other + ")")).isTrue();
  }

  @Test
  void foldingKeepsTurkishLettersAndLengthsAsTheyAre() {
    assertThat(accepts("f: ı", "i")).isFalse();
    assertThat(accepts("f: İ", "i")).isFalse();
    assertThat(accepts("f: straße", "STRASSE")).isFalse();
  }

  @Test
  void japaneseIsFoundAsItIs() {
    assertThat(accepts("f|contains: 特権", "サーバの特権ログイン")).isTrue();
    assertThat(accepts("f|endswith: ログイン", "特権ログイン")).isTrue();
    assertThat(accepts("f: 特?ログイン", "特権ログイン")).isTrue();
  }

  @Test
  void loneSurrogatesDoNoHarm() {
    assertThat(accepts("f: 'a?c'", "a\ud800c")).isTrue();
    assertThat(accepts("f: '*?'", "\udc00")).isTrue();
    assertThat(accepts("f|contains: x", "\ud800")).isFalse();
  }

  @Test
  void halfACharacterIsFoundWithinAWholeOne() {
    String entry = "f|contains|cased: \"\\uDC00ab\"";

    assertThat(accepts(entry, "\ud801\udc00ab")).isTrue();
    assertThat(accepts(entry, "\ud801\udc01ab")).isFalse();
  }
}
