/** What is left when parts of a running Akashi are killed. */
@NullMarked
package dev.akashi.launcher.crash;

import org.jspecify.annotations.NullMarked;
