package dev.akashi.devservices;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A program to run as a child process.
 *
 * @param name what people call it, as in "kafka"
 * @param command the program and its arguments
 * @param environment everything the child gets, beside PATH, HOME, TMPDIR, TZ and the locale, which
 *     it inherits where they are not named here. Secrets of the parent do not leak into children.
 * @param log receives standard output and standard error; older ones are kept beside it
 */
public record ChildCommand(
    String name, List<String> command, Map<String, String> environment, Path log) {

  public ChildCommand {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /**
   * A JVM of the same Java that runs this one.
   *
   * @param classPath jars, directories or {@code dir/*}
   */
  public static ChildCommand java(
      String name,
      String mainClass,
      List<Path> classPath,
      List<String> jvmArguments,
      List<String> arguments,
      Map<String, String> environment,
      Path log) {
    return java(
        Path.of(System.getProperty("java.home")),
        name,
        mainClass,
        classPath,
        jvmArguments,
        arguments,
        environment,
        log);
  }

  static ChildCommand java(
      Path javaHome,
      String name,
      String mainClass,
      List<Path> classPath,
      List<String> jvmArguments,
      List<String> arguments,
      Map<String, String> environment,
      Path log) {
    var command = new ArrayList<String>();
    command.add(javaHome.resolve("bin/java").toString());
    command.addAll(jvmArguments);
    command.add("-cp");
    command.add(
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    command.add(mainClass);
    command.addAll(arguments);
    return new ChildCommand(name, command, environment, log);
  }
}
