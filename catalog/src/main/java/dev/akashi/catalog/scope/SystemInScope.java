package dev.akashi.catalog.scope;

import dev.akashi.catalog.Layer;
import dev.akashi.catalog.Phrase;
import java.util.Set;

/**
 * Something in the audit's scope.
 *
 * @param layers the layers the system has; never empty
 */
public record SystemInScope(String id, Phrase title, Set<Layer> layers) {}
