package dev.akashi.catalog.agreement;

import java.nio.file.Path;

/**
 * Records of one source and what others make of them.
 *
 * @param source the kind of records, in the words of the corpus
 * @param folder holds {@code input.log} or {@code input.json}, {@code expected.json}, and {@code
 *     config.yml} where the corpus has settings for the case
 */
record CorpusCase(String source, String name, Path folder) {}
