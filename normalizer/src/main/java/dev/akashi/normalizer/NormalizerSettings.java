package dev.akashi.normalizer;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What an operator sets.
 *
 * @param kafka bootstrap servers ({@code AKASHI_KAFKA})
 * @param catalog directory with packs that add to or override the built-in ones ({@code
 *     AKASHI_CATALOG})
 */
@ConfigurationProperties("akashi")
public record NormalizerSettings(String kafka, @Nullable Path catalog) {}
