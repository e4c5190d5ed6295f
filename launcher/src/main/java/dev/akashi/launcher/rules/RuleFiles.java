package dev.akashi.launcher.rules;

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
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Finds the files of rules in a directory. Links are followed; names that begin with a dot are left
 * alone, as editors, Git and mounted configuration keep things of their own there.
 */
final class RuleFiles extends SimpleFileVisitor<Path> {
  static final int MAX_RULE_FILES = 50_000;
  static final long MAX_ALL_FILES_BYTES = 64L << 20;
  static final int MAX_DEPTH_DIRECTORIES = 32;

  private final Path root;
  private final List<Path> found = new ArrayList<>();
  private final List<RuleFile> files = new ArrayList<>();
  private long bytes;

  private RuleFiles(Path root) {
    this.root = root;
  }

  /**
   * All files below a directory in the order of their paths, or the one file that was given.
   * Nothing that goes wrong on the way is left out: each has an entry that says so.
   */
  static List<RuleFile> in(Path given) {
    if (!Files.isDirectory(given)) {
      return List.of(RuleFileText.read(given, given.getFileName().toString()));
    }
    var files = new RuleFiles(given);
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
    for (Path file : found) {
      files.add(bytes > MAX_ALL_FILES_BYTES ? tooMuch(file) : counted(file));
    }
    files.sort(Comparator.comparing(RuleFile::path));
    return List.copyOf(files);
  }

  private RuleFile counted(Path file) {
    RuleFile read = RuleFileText.read(file, path(file));
    if (read instanceof RuleFile.Read(var text)) {
      bytes += text.yaml().length();
    }
    return bytes > MAX_ALL_FILES_BYTES ? tooMuch(file) : read;
  }

  private RuleFile tooMuch(Path file) {
    String message = "expected at most %,d bytes in all files together, found more";
    return RuleFileText.unread(path(file), "too-large", message.formatted(MAX_ALL_FILES_BYTES));
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
    if (found.size() <= MAX_RULE_FILES) {
      return FileVisitResult.CONTINUE;
    }
    // Which of them the walk came to is chance, so none of them is taken.
    found.clear();
    add(root, "too-many", "expected at most %,d files, found more".formatted(MAX_RULE_FILES));
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
