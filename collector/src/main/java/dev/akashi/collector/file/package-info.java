/**
 * Files as a source: globs, growth, rotation, archives. {@link
 * dev.akashi.collector.file.FileSource} is the class to open first.
 *
 * <p>What a file is: its content. Names and inodes are hints that save reading; both are reused. A
 * file is the one we know when its first bytes, up to where we have read, have the digest that we
 * recorded. The rules for the doubtful cases:
 *
 * <ul>
 *   <li>Equal openings are no identity: two logs that start with the same header differ as soon as
 *       the digest up to the bookmark does, and are then two files, each read from its start.
 *   <li>A file whose whole content is the beginning of another file that is there is a copy,
 *       finished or in the making, and is not read. As soon as it goes its own way it is a new file
 *       and read from its start.
 *   <li>So two files whose whole content is equal, byte for byte, are one file.
 * </ul>
 */
@NullMarked
package dev.akashi.collector.file;

import org.jspecify.annotations.NullMarked;
