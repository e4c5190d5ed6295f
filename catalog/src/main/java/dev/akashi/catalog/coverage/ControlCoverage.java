package dev.akashi.catalog.coverage;

import dev.akashi.catalog.Control;
import java.util.SortedSet;

/**
 * What speaks for a control.
 *
 * @param supporting packs of logs, change tickets or access reviews with a rule that supports it
 * @param contradicting packs of the same kinds with a rule that contradicts it
 * @param attested whether an attestation can support it
 */
public record ControlCoverage(
    Control control,
    Way way,
    SortedSet<String> supporting,
    SortedSet<String> contradicting,
    boolean attested) {}
