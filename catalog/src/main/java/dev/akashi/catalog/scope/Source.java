package dev.akashi.catalog.scope;

import dev.akashi.catalog.Layer;
import java.time.ZoneId;
import java.util.Set;

/**
 * A door through which events come, speaking for a system.
 *
 * @param system id of the system
 * @param pack id of the pack that reads the events; the catalogue has it
 * @param layers the layers the source speaks for, a subset of the system's
 * @param zone applies where an event names none
 * @param charset UTF-8 or windows-31j
 */
public record Source(
    String id,
    String system,
    String pack,
    Set<Layer> layers,
    ZoneId zone,
    String charset,
    Door door) {}
