package dev.akashi.launcher.rules;

import dev.akashi.sigma.RuleText;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the files of rules in a directory. Links are followed; names that begin with a dot are left
 * alone, as editors, Git and mounted configuration keep things of their own there.
 */
final class RuleFiles extends SimpleFileVisitor<Path> {
  static final int MAX_RULE_FILES = 50_000;
  static final long MAX_ALL_TEXTS_CHARS = 64L << 20;
  static final int MAX_DEPTH_DIRECTORIES = 32;

  private final Path root;
  private final int maxRuleFiles;
  private final long maxAllTextsChars;
  private final List<Path> found = new ArrayList<>();
  private final List<RuleFile> files = new ArrayList<>();
  private final Set<String> paths = new HashSet<>();
  private long chars;

  private RuleFiles(Path root, int maxRuleFiles, long maxAllTextsChars) {
    this.root = root;
    this.maxRuleFiles = maxRuleFiles;
    this.maxAllTextsChars = maxAllTextsChars;
  }

  /**
   * All files below a directory in the order of their paths, or the one file that was given.
   * Nothing that goes wrong on the way is left out: each has an entry that says so.
   */
  static List<RuleFile> in(Path given) {
    return Files.isDirectory(given)
        ? below(given, MAX_RULE_FILES, MAX_ALL_TEXTS_CHARS)
        : List.of(RuleFileText.read(given, given.getFileName().toString()));
  }

  static List<RuleFile> below(Path directory, int maxRuleFiles, long maxAllTextsChars) {
    var files = new RuleFiles(directory, maxRuleFiles, maxAllTextsChars);
    files.walk();
    return files.read();
  }

  private void walk() {
    try {
      Files.walkFileTree(
          root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), MAX_DEPTH_DIRECTORIES, this);
    } catch (IOException e) {
      add(root, "unreadable", "expected a readable directory, found " + e);
    }
  }

  private List<RuleFile> read() {
    found.sort(Comparator.comparing(this::path));
    found.forEach(file -> files.add(read(file, path(file))));
    files.sort(Comparator.comparing(RuleFile::path));
    return List.copyOf(files);
  }

  private RuleFile read(Path file, String path) {
    // Names that are not text look alike, and what is said of one would be taken for the other's.
    if (!paths.add(path)) {
      String message = "expected a name of its own, found one that reads like another; rename it";
      return RuleFileText.unread(path, "unreadable", message);
    }
    RuleFile read = RuleFileText.read(file, path);
    if (read instanceof RuleFile.Read(RuleText text)) {
      chars += text.yaml().length();
    }
    if (chars > maxAllTextsChars) {
      String message = "expected at most %,d characters in all files together, found more";
      return RuleFileText.unread(path, "too-large", message.formatted(maxAllTextsChars));
    }
    return read;
  }

  @Override
  public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
    return isHidden(directory) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    if (isHidden(file)) {
      return FileVisitResult.CONTINUE;
    }
    if (attributes.isDirectory()) {
      String message = "expected at most %d directories one in another, found more";
      add(file, "too-deep", message.formatted(MAX_DEPTH_DIRECTORIES));
    } else if (isYaml(file)) {
      found.add(file);
    }
    if (found.size() <= maxRuleFiles) {
      return FileVisitResult.CONTINUE;
    }
    // Which of them the walk came to is chance, so none of them is taken.
    found.clear();
    add(root, "too-many", "expected at most %,d files, found more".formatted(maxRuleFiles));
    return FileVisitResult.TERMINATE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException e) {
    if (isHidden(file)) {
      return FileVisitResult.CONTINUE;
    }
    if (e instanceof FileSystemLoopException) {
      add(file, "loop", "expected a directory, found a link to a directory that it is in");
    } else {
      add(file, "unreadable", "expected a readable file or directory, found " + e);
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) {
    if (e != null) {
      add(directory, "unreadable", "expected a directory that can be read to its end, found " + e);
    }
    return FileVisitResult.CONTINUE;
  }

  private void add(Path file, String code, String message) {
    files.add(RuleFileText.unread(path(file), code, message));
  }

  private boolean isHidden(Path file) {
    return !file.equals(root) && file.getFileName().toString().startsWith(".");
  }

  private static boolean isYaml(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".yml") || name.endsWith(".yaml");
  }

  private String path(Path file) {
    return file.equals(root)
        ? "."
        : root.relativize(file).toString().replace(File.separatorChar, '/');
  }
}
