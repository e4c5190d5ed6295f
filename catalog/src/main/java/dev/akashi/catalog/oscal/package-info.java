/** The controls as a catalogue in OSCAL, the Open Security Controls Assessment Language of NIST. */
@NullMarked
package dev.akashi.catalog.oscal;

import org.jspecify.annotations.NullMarked;
