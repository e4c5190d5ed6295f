package dev.akashi.console;

import java.io.Serial;
import java.util.ArrayList;
import java.util.List;

/** No control has the id that was asked for. */
final class UnknownControlException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final String asked;
  private final ArrayList<String> suggestions;

  UnknownControlException(String asked, List<String> suggestions) {
    super("no control " + asked);
    this.asked = asked;
    this.suggestions = new ArrayList<>(suggestions);
  }

  String asked() {
    return asked;
  }

  List<String> suggestions() {
    return List.copyOf(suggestions);
  }
}
