package dev.akashi.launcher.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may use whom, and which room is the only one to touch a technology. */
class ArchitectureTest {
  private static final String OURS = "dev.akashi.";

  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("schemas", Set.of()),
          Map.entry("sigma", Set.of()),
          Map.entry("devservices", Set.of()),
          Map.entry("catalog", Set.of("sigma")),
          Map.entry("store", Set.of("schemas")),
          Map.entry("collector", Set.of("schemas", "catalog")),
          Map.entry("normalizer", Set.of("schemas", "catalog", "sigma")),
          Map.entry("indexer", Set.of("schemas", "store")),
          Map.entry("drift", Set.of("schemas", "catalog", "sigma")),
          Map.entry("console", Set.of("schemas", "catalog", "store")),
          Map.entry(
              "launcher",
              Set.of(
                  "schemas",
                  "sigma",
                  "devservices",
                  "catalog",
                  "store",
                  "collector",
                  "normalizer",
                  "indexer",
                  "drift",
                  "console")));

  private static final Map<String, Set<String>> FENCED =
      Map.of(
          "org.apache.avro.", Set.of("schemas"),
          "org.snakeyaml.", Set.of("sigma", "catalog"),
          "co.elastic.clients.", Set.of("store"),
          "org.springframework.cloud.", Set.of("collector", "normalizer", "indexer"),
          "org.apache.kafka.streams.", Set.of("drift"),
          "jakarta.mail.", Set.of("drift"),
          "org.springframework.web.", Set.of("collector", "console"),
          "org.thymeleaf.", Set.of("console"),
          "picocli.", Set.of("launcher"),
          "java.lang.ProcessBuilder", Set.of("devservices"));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.akashi");

  @Test
  void arrowsOnlyGoDown() {
    assertThat(breaches(ArchitectureTest::leavesItsRoom)).isEmpty();
  }

  @Test
  void everyTechnologyStaysBehindItsFence() {
    assertThat(breaches(ArchitectureTest::climbsAFence)).isEmpty();
  }

  @Test
  void everyRoomIsInTheMap() {
    Set<String> rooms = new TreeSet<>();
    CLASSES.forEach(type -> rooms.add(room(type.getPackageName())));
    assertThat(MAY_USE.keySet()).containsAll(rooms);
  }

  private static List<String> breaches(java.util.function.Predicate<Dependency> breach) {
    return CLASSES.stream()
        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
        .filter(breach)
        .map(Dependency::getDescription)
        .sorted()
        .distinct()
        .toList();
  }

  private static boolean leavesItsRoom(Dependency dependency) {
    String target = dependency.getTargetClass().getPackageName();
    if (!(target + ".").startsWith(OURS)) {
      return false;
    }
    String from = room(dependency.getOriginClass().getPackageName());
    String to = room(target);
    return !from.equals(to) && !MAY_USE.getOrDefault(from, Set.of()).contains(to);
  }

  private static boolean climbsAFence(Dependency dependency) {
    String from = room(dependency.getOriginClass().getPackageName());
    return fences(dependency.getTargetClass()).anyMatch(inside -> !inside.contains(from));
  }

  private static Stream<Set<String>> fences(JavaClass target) {
    return FENCED.entrySet().stream()
        .filter(fence -> target.getName().startsWith(fence.getKey()))
        .map(Map.Entry::getValue);
  }

  private static String room(String packageName) {
    return packageName.substring(OURS.length()).split("\\.")[0];
  }
}
