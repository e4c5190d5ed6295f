package dev.akashi.collector.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks for the files that patterns name. Each part between slashes may hold {@code *}, {@code ?},
 * {@code [..]} and {@code {..}}; a part {@code **} stands for any directories, at most 16 deep.
 * Directories that appear later are found by the next look.
 */
final class GlobWatch {
  static final int FILES_MAX = 2_000;
  private static final int DEPTH_MAX = 16;

  private final List<String> patterns;

  GlobWatch(List<String> patterns) {
    this.patterns = List.copyOf(patterns);
  }

  /**
   * What one look found.
   *
   * @param files each file once, even where hard links or several patterns lead to it
   * @param troubles for a person
   */
  record Look(List<Seen> files, List<String> troubles) {}

  Look look() {
    Map<String, Seen> byKey = new LinkedHashMap<>();
    List<String> troubles = new ArrayList<>();
    for (String pattern : patterns) {
      Path path = Path.of(pattern).toAbsolutePath().normalize();
      List<String> parts = new ArrayList<>();
      path.forEach(part -> parts.add(part.toString()));
      descend(path.getRoot(), parts, 0, byKey, troubles);
    }
    return new Look(List.copyOf(byKey.values()), List.copyOf(troubles));
  }

  private static void descend(
      Path directory,
      List<String> parts,
      int depth,
      Map<String, Seen> found,
      List<String> troubles) {
    if (parts.isEmpty()) {
      return;
    }
    String part = parts.getFirst();
    List<String> rest = parts.subList(1, parts.size());
    if (part.equals("**")) {
      descend(directory, rest, depth, found, troubles);
      if (depth < DEPTH_MAX) {
        for (Path child : children(directory, "*", troubles)) {
          if (Files.isDirectory(child) && !Files.isSymbolicLink(child)) {
            descend(child, parts, depth + 1, found, troubles);
          }
        }
      }
      return;
    }
    boolean literal = part.chars().noneMatch(c -> "*?[{".indexOf(c) >= 0);
    Collection<Path> matches =
        literal ? List.of(directory.resolve(part)) : children(directory, part, troubles);
    for (Path match : matches) {
      if (rest.isEmpty()) {
        add(match, literal, found, troubles);
      } else if (literal || Files.isDirectory(match)) {
        descend(match, rest, depth, found, troubles);
      }
    }
  }

  private static List<Path> children(Path directory, String pattern, List<String> troubles) {
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> stream =
        Files.newDirectoryStream(directory, child -> matcher.matches(child.getFileName()))) {
      stream.forEach(children::add);
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of(); // may appear later
    } catch (IOException | DirectoryIteratorException e) {
      troubles.add(directory + ": expected a directory that can be listed, found: " + e);
    }
    children.sort(null);
    return children;
  }

  private static void add(
      Path path, boolean literal, Map<String, Seen> found, List<String> troubles) {
    try {
      var attributes = Files.readAttributes(path, BasicFileAttributes.class);
      if (!attributes.isRegularFile()) {
        // A pattern may well match directories beside the files; a name that was spelled out not.
        if (literal) {
          troubles.add(
              path
                  + ": expected a file, found "
                  + (attributes.isDirectory()
                      ? "a directory; add /* to read the files in it"
                      : "no regular file"));
        }
        return;
      }
      var seen = Seen.of(path, attributes);
      if (found.size() >= FILES_MAX && !found.containsKey(seen.key())) {
        troubles.add("expected at most " + FILES_MAX + " files, found more; " + path + " waits");
        return;
      }
      found.putIfAbsent(seen.key(), seen);
    } catch (NoSuchFileException e) {
      // Not there yet, or just rotated away.
    } catch (AccessDeniedException e) {
      troubles.add(path + ": expected to read it, found: access denied");
    } catch (IOException e) {
      troubles.add(path + ": expected to read it, found: " + e);
    }
  }
}
