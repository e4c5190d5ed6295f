package dev.akashi.drift.notify;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the notifier is told from outside, beside akashi.yml.
 *
 * @param kafka bootstrap servers
 * @param instance name of this process
 * @param environment variables by name, for secrets
 */
public record NotifierSettings(
    String kafka, String instance, Function<String, @Nullable String> environment) {}
