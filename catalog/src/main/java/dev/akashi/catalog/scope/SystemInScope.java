package dev.akashi.catalog.scope;

import dev.akashi.catalog.Layer;
import dev.akashi.catalog.Phrase;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Something in the audit's scope.
 *
 * @param layers the layers the system has; never empty
 * @param numbers by expectation: numbers that are its own
 * @param notApplicable what does not apply to it, and who said so
 */
public record SystemInScope(
    String id,
    Phrase title,
    Set<Layer> layers,
    Map<String, Map<String, String>> numbers,
    List<NotApplicable> notApplicable) {
  public SystemInScope {
    numbers = Map.copyOf(numbers);
    notApplicable = List.copyOf(notApplicable);
  }
}
