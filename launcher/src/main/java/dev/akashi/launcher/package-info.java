/**
 * The {@code akashi} command: all of Akashi on one machine, and the offline tools. {@link
 * dev.akashi.launcher.Akashi} lists the verbs; each is a class of its own.
 */
@NullMarked
package dev.akashi.launcher;

import org.jspecify.annotations.NullMarked;
