/**
 * Akashi at work on this machine: servers and apps as child processes, kept running and stopped in
 * order. {@link dev.akashi.launcher.running.LocalSystem} is the class to open first.
 */
@NullMarked
package dev.akashi.launcher.running;

import org.jspecify.annotations.NullMarked;
