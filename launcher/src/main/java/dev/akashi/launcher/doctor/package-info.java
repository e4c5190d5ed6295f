/** What can be wrong with a machine or with the Akashi that runs on it. */
@NullMarked
package dev.akashi.launcher.doctor;

import org.jspecify.annotations.NullMarked;
