package dev.akashi.launcher.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GridTest {

  @Test
  void columnsAreAsWideAsTheirContent() {
    String table = new Grid("ID", "TITLE").row("mic:1", "Logs").row("mic:22", "Clocks").render(60);

    assertThat(table.lines()).containsExactly("ID       TITLE", "mic:1    Logs", "mic:22   Clocks");
  }

  @Test
  void charactersOfTwoColumnsAreCountedAsTwo() {
    String table = new Grid("題名", "数").row("監査ログ", "12").row("log", "3").render(60);

    assertThat(table.lines()).containsExactly("題名       数", "監査ログ   12", "log        3");
  }

  @Test
  void theLastColumnWrapsToTheWidth() {
    String table =
        new Grid("ID", "WHY").row("a", "one two three four five six seven eight").render(30);

    assertThat(table.lines()).hasSizeGreaterThan(2).allMatch(line -> line.length() <= 30);
  }

  @Test
  void japaneseWithoutBlanksWraps() {
    String text = "個人を特定できる利用者がパスワードのみより強い方式で認証されており、なりすましを難しくしている。";

    assertThat(Grid.paragraph(text, 4, 40).lines())
        .hasSizeGreaterThan(2)
        .allMatch(line -> Width.of(line) <= 40);
  }

  @Test
  void aWordLongerThanALineIsCut() {
    assertThat(Grid.paragraph("x".repeat(50), 0, 20).lines())
        .containsExactly("x".repeat(20), "x".repeat(20), "x".repeat(10));
  }

  @Test
  void whatATerminalWouldObeyIsTakenOut() {
    assertThat(Grid.paragraph("a\u001b[31mb\nc", 0, 40)).isEqualTo("a [31mb c\n");
  }
}
