package dev.akashi.catalog;

import java.util.List;

/**
 * Counterparts of a control in other frameworks. Lists may be empty: not every control has one.
 *
 * @param provenance where the wording of the control comes from, in our judgement
 * @param confidence how far the row may be trusted before an auditor
 * @param note what qualifies the row; empty when nothing does
 */
public record Crosswalk(
    List<String> iso27002,
    List<String> iso27017,
    List<String> iso27001,
    List<String> nist80053,
    List<String> csf,
    List<String> ismap,
    String provenance,
    Confidence confidence,
    String note) {

  /** How far a crosswalk row may be trusted. */
  public enum Confidence {
    HIGH,
    MEDIUM,
    LOW
  }
}
