package dev.akashi.catalog.pack;

import java.util.Map;

/**
 * Where a record came from, as far as the record itself does not say.
 *
 * @param position where in the source the record stands; stable when read again
 * @param attributes what the door knew, such as {@code log.file.path}
 */
public record Origin(
    String eventId,
    String stream,
    long sequence,
    String source,
    String position,
    Map<String, String> attributes) {}
