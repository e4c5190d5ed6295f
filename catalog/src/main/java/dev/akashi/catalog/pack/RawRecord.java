package dev.akashi.catalog.pack;

import dev.akashi.catalog.Layer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One framed record and what is known about it from outside.
 *
 * @param payload the record, byte for byte; never changed
 * @param charset charset of the payload where it is text: UTF-8, or windows-31j for CP932
 * @param zone the zone that applies where the record names none
 * @param collectedAt when the record was accepted; decides years that a record leaves out
 * @param layers the layers the source speaks for; tags on controls of other parts are left out
 * @param system id of the system the source speaks for
 * @param origin null when there is no collector, as in the offline command
 */
public record RawRecord(
    byte[] payload,
    String charset,
    ZoneId zone,
    Instant collectedAt,
    Set<Layer> layers,
    String system,
    @Nullable Origin origin) {}
