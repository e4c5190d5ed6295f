/**
 * Knowledge as data: the frameworks with their controls, the packs that read sources, and what the
 * scope file says. Nothing in here starts, stores or sends anything.
 */
@NullMarked
package dev.akashi.catalog;

import org.jspecify.annotations.NullMarked;
