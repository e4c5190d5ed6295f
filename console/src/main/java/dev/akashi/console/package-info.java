/** The HTTP API and the auditors' pages. */
@NullMarked
package dev.akashi.console;

import org.jspecify.annotations.NullMarked;
