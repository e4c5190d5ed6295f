/** Text for people at a terminal: its width, tables in it, lines that fit. */
@NullMarked
package dev.akashi.launcher.text;

import org.jspecify.annotations.NullMarked;
