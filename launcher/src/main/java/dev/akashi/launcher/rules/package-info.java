/** Sigma rules in files, and events to try them on. */
@NullMarked
package dev.akashi.launcher.rules;

import org.jspecify.annotations.NullMarked;
