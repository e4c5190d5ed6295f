package dev.akashi.catalog.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.re2j.Pattern;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditTextTest {
  private static final Mask PASSWORDS =
      new Mask(
          List.of(),
          List.of(new Mask.Secret(null, Pattern.compile("--password[ =](?P<secret>\\S+)"))));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          op=adding group to /etc/group id=1004     | op   | adding group to /etc/group
          op= id=1004                               | op   |
          op= id=1004                               | id   | 1004
          msg='op=login res=failed'                 | res  | failed
          msg='pam_tally2 uid=1004 res=success'     | uid  | 1004
          acct="bob                                 | acct | bob
          acct=28756E6B6E6F776E207573657229         | acct | (unknown user)
          acct="28756E"                             | acct | 28756E
          acct=root                                 | acct | root
          a0=55D0                                   | a0   | 55D0
          uid=0 uid=1000                            | uid  | 0
          old-auid=1 auid=2                         | auid | 2
          addr=?                                    | addr | ?
          """)
  void aBodyIsPairs(String body, String name, String value) {
    assertThat(first("type=ANY msg=audit(1700000000.123:1): " + body.strip()))
        .containsEntry(name, value == null ? "" : value);
  }

  @Test
  void whatTheDaemonLookedUpStandsBesideWhatWasLogged() {
    var head = "type=ANY msg=audit(1700000000.123:1): ";
    var plain =
        first(head + "auid=1000 msg='op=login acct=\"bob\" res=success'\u001dAUID=\"alice\"");
    var unclosed = first(head + "auid=1000 msg='op=login acct=\"bob\u001dAUID=\"alice\"");

    assertThat(plain).containsEntry("res", "success").containsEntry("AUID", "alice");
    assertThat(unclosed).containsEntry("acct", "bob").containsEntry("AUID", "alice");
  }

  @Test
  void linesGoByTheirTypes() {
    var head = " msg=audit(1700000000.123:77): ";
    var fields =
        AuditText.read(
                "node=h.example.com type=SYSCALL%spid=1\r\ntype=PATH%sname=\"a\"\ntype=PATH%sname=\"b\"\n"
                    .formatted(head, head, head)
                    .replace("\ntype", "\nnode=h.example.com type"),
                Mask.NONE)
            .fields();

    assertThat(fields)
        .containsEntry("type", "SYSCALL")
        .containsEntry("types", List.of("SYSCALL", "PATH"))
        .containsEntry("time", "1700000000.123")
        .containsEntry("serial", "77")
        .containsEntry("node", "h.example.com")
        .containsEntry("SYSCALL", Map.of("pid", "1"))
        .containsEntry("PATH", List.of(Map.of("name", "a"), Map.of("name", "b")));
  }

  @Test
  void argumentsAreOneCommandLineAlsoWhereTheyWereTooLongForOneLine() {
    var head = "type=EXECVE msg=audit(1700000000.123:1): ";
    var fields =
        AuditText.read(
                head
                    + "argc=4 a0=\"ls\" a1_len=6 a1[0]=\"abc\" a1[1]=\"def\"\n"
                    + head
                    + "a2=6120 a3=\"z\"",
                Mask.NONE)
            .fields();

    assertThat(fields).containsEntry("command", "ls abcdef a z");
  }

  @Test
  void aSecretIsMaskedInPlainInHexAndAcrossArguments() {
    var secret = "hunter2";
    for (var body :
        List.of(
            "USER_CMD msg=audit(1.000:1): cmd=" + hex("x --password=" + secret),
            "PROCTITLE msg=audit(1.000:1): proctitle=" + hex("x\0--password\0" + secret),
            "PROCTITLE msg=audit(1.000:1): proctitle=" + hex("x\0--password\0" + secret) + "4",
            "EXECVE msg=audit(1.000:1): argc=3 a0=\"x\" a1=\"--password\" a2=\"" + secret + "\"",
            "EXECVE msg=audit(1.000:1): argc=3 a0=\"x\" a1=\"--password\" a2=" + hex(secret))) {
      var read = AuditText.read("type=" + body, PASSWORDS);

      assertThat(read.maskedText()).doesNotContain(secret, hex(secret)).contains(Mask.MASKED);
      assertThat(read.fields().toString())
          .doesNotContain(secret, hex(secret))
          .contains(Mask.MASKED);
    }
  }

  @Test
  void whatHoldsNoSecretStaysAsItWas() {
    var text = "type=PROCTITLE msg=audit(1.000:1): proctitle=" + hex("ls\0-l");

    assertThat(AuditText.read(text, PASSWORDS).maskedText()).isEqualTo(text);
  }

  @Test
  void aLineOfSomethingElseIsRefused() {
    for (var text :
        List.of("", "hello", "type=X msg=audit(1.000:1):\nhello", "type=X msg=audit(1:1):")) {
      assertThatThrownBy(() -> AuditText.read(text, Mask.NONE))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("found another form");
    }
  }

  /** A record is at most 1 MiB, and none of it may be looked at again and again. */
  @Timeout(10)
  @ParameterizedTest
  @ValueSource(
      strings = {
        "x ",
        "a=\"b\" ",
        "a=b ",
        "a=\"b\u001d",
        "a=\"",
        "\ntype=X msg=audit(1.0:1): a=\"b"
      })
  void theLongestRecordTakesLittleTime(String piece) {
    var text =
        "type=X msg=audit(1.0:1): op=" + piece.repeat(Pack.RECORD_BYTES_MAX / piece.length());

    assertThat(AuditText.read(text, PASSWORDS).fields()).containsEntry("serial", "1");
  }

  @SuppressWarnings("unchecked") // the reader makes maps of this type
  private static Map<String, Object> first(String text) {
    return (Map<String, Object>) AuditText.read(text, Mask.NONE).fields().get("first");
  }

  private static String hex(String text) {
    return HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }
}
