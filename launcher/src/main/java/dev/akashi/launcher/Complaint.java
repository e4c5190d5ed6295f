package dev.akashi.launcher;

import dev.akashi.collector.outbox.NotHeldException;
import dev.akashi.collector.outbox.StateException;
import dev.akashi.devservices.CannotStartException;
import dev.akashi.schemas.wire.NotPublishedException;
import dev.akashi.schemas.wire.TopicSetupException;
import dev.akashi.store.StoreUnavailableException;
import java.io.PrintWriter;

/** Tells a person what went wrong: a line or two, no stack trace unless AKASHI_TRACE asks. */
final class Complaint {
  private Complaint() {}

  /** Prints what {@code e} has to say and returns the exit code that goes with it. */
  static int print(Exception e, PrintWriter err) {
    err.println("akashi: " + text(e));
    if (System.getenv("AKASHI_TRACE") != null) {
      e.printStackTrace(err);
    }
    return e instanceof Failure failure ? failure.exitCode() : Failure.CHECK_FAILED;
  }

  static String text(Throwable e) {
    return switch (e) {
      case Failure failure -> String.valueOf(failure.getMessage());
      case CannotStartException expected -> String.valueOf(expected.getMessage());
      case TopicSetupException expected -> String.valueOf(expected.getMessage());
      case StoreUnavailableException expected -> String.valueOf(expected.getMessage());
      case StateException expected -> String.valueOf(expected.getMessage());
      case NotHeldException expected -> String.valueOf(expected.getMessage());
      case NotPublishedException expected -> String.valueOf(expected.getMessage());
      default ->
          "something went wrong that Akashi does not know how to explain: "
              + e
              + System.lineSeparator()
              + "Set AKASHI_TRACE=1 and try again to see where.";
    };
  }
}
