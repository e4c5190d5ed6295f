/**
 * What Akashi knows of one kind of source, as data: framing, parsing, masking, mapping to ECS,
 * identity, tagging rules and cases. {@link dev.akashi.catalog.pack.Pack} is the class to open
 * first.
 */
@NullMarked
package dev.akashi.catalog.pack;

import org.jspecify.annotations.NullMarked;
