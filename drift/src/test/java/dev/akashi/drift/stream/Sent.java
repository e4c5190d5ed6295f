package dev.akashi.drift.stream;

import java.time.Instant;

/** A record of akashi.observations. */
record Sent(String key, byte[] value, Instant appended) {}
