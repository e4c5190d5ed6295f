package dev.akashi.catalog;

import dev.akashi.sigma.yaml.YamlNode;
import dev.akashi.sigma.yaml.YamlProblem;
import java.util.ArrayList;
import java.util.List;

/** Gathers everything wrong with a set of files, so that a person hears of all of it at once. */
public final class Complaints {
  private final List<Complaint> all = new ArrayList<>();

  public void add(String file, YamlNode place, String message) {
    all.add(new Complaint(file, place.line(), place.column(), message));
  }

  public void add(String file, int line, int column, String message) {
    all.add(new Complaint(file, line, column, message));
  }

  public void add(YamlProblem problem) {
    all.add(new Complaint(problem.path(), problem.line(), problem.column(), problem.reason()));
  }

  public List<Complaint> all() {
    return List.copyOf(all);
  }

  public boolean isEmpty() {
    return all.isEmpty();
  }
}
