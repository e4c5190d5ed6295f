/** The rules of the house, as tests over all rooms. */
@NullMarked
package dev.akashi.launcher.house;

import org.jspecify.annotations.NullMarked;
