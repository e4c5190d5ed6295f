package dev.akashi.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class DataHeaderTest {
  @Test
  void theShippedFactsSayWhereTheyComeFromAndWhenTheyWereChecked() {
    var controls = Catalog.builtIn().controls();

    assertThat(controls.header().source()).contains("3rd edition", "200 controls");
    assertThat(controls.header().lastChecked()).isAfter(LocalDate.of(2026, 1, 1));
    assertThat(controls.crosswalkHeader().source()).contains("The mapping is our judgement");
    assertThat(controls.crosswalkHeader().lastChecked()).isAfter(LocalDate.of(2026, 1, 1));
  }

  @Test
  void aHeaderMayRunOverLinesAndEndsWhereTheTableStarts() {
    var header =
        DataHeader.of(
            "x.tsv",
            List.of(
                "# Facts.",
                "# Framework: a guideline,",
                "# 2nd edition.",
                "# Last checked: 2026-11-22. Tab-separated.",
                "id",
                "# Last checked: 1999-01-01"));

    assertThat(header.source()).isEqualTo("a guideline, 2nd edition.");
    assertThat(header.lastChecked()).isEqualTo("2026-11-22");
  }

  @Test
  void factsOfUnknownOriginOrDayAreRefused() {
    assertThatThrownBy(() -> DataHeader.of("x.tsv", List.of("# Facts.", "id")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("x.tsv: expected a comment with \"Framework: ");
    assertThatThrownBy(
            () -> DataHeader.of("x.tsv", List.of("# Framework: a. Last checked: lately.")))
        .hasMessageContaining("x.tsv: expected a day such as 2026-11-22")
        .hasMessageContaining("lately");
  }
}
