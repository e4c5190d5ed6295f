/** Raw events to ECS documents with tags. */
@NullMarked
package dev.akashi.normalizer;

import org.jspecify.annotations.NullMarked;
