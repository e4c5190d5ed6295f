/**
 * The demo: samples of all four kinds of events, written by us in the real formats, fed to a system
 * that runs for real. {@link dev.akashi.launcher.demo.Stage} is the class to open first.
 */
@NullMarked
package dev.akashi.launcher.demo;

import org.jspecify.annotations.NullMarked;
