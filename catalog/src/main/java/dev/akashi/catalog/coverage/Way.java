package dev.akashi.catalog.coverage;

/** By what, if anything, evidence for a control can come to Akashi. */
public enum Way {
  /**
   * A rule of a pack of logs, change tickets or access reviews supports the control: evidence
   * arises while systems work. It need not show all that the control asks for.
   */
  AUTOMATIC("automatic"),
  /**
   * Such a rule contradicts the control and none supports it: violations are seen as they happen,
   * but their absence shows nothing, so support has to be attested.
   */
  PARTLY("partly"),
  /** Only attestations, which somebody has to write and file, speak for or against the control. */
  ATTESTATION("attestation"),
  /** No rule supports or contradicts the control; context alone proves neither. */
  NONE("none");

  private final String id;

  Way(String id) {
    this.id = id;
  }

  /** The word in output and documents. */
  public String id() {
    return id;
  }
}
