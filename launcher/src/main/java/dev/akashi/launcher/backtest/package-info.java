/**
 * Looking back: stored evidence through the evaluation of drift, for expectations that may have
 * been added since. {@link dev.akashi.launcher.backtest.Backtest} is the class to open first.
 */
@NullMarked
package dev.akashi.launcher.backtest;

import org.jspecify.annotations.NullMarked;
