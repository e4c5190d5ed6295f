/**
 * A YAML reader for files that strangers may have written: bounded, without tags, and with the line
 * and column of everything it read.
 */
@NullMarked
package dev.akashi.sigma.yaml;

import org.jspecify.annotations.NullMarked;
