/**
 * {@code POST /collect/{source}}. {@link dev.akashi.collector.http.CollectController} is the class
 * to open first.
 */
@NullMarked
package dev.akashi.collector.http;

import org.jspecify.annotations.NullMarked;
