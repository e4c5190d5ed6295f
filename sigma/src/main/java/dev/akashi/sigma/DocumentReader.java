package dev.akashi.sigma;

import dev.akashi.sigma.yaml.YamlDocuments;
import dev.akashi.sigma.yaml.YamlMap;
import dev.akashi.sigma.yaml.YamlNode;
import dev.akashi.sigma.yaml.YamlProblem;
import dev.akashi.sigma.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads texts into drafts, each document by itself. */
final class DocumentReader {

  private final EntryCompiler entries;
  private final List<Problem> problems;

  DocumentReader(Settings settings, Fields fields, List<Problem> problems) {
    this.entries = new EntryCompiler(settings, fields);
    this.problems = problems;
  }

  List<Draft> read(RuleText text) {
    List<YamlNode> documents = documents(text);
    List<Draft> drafts = new ArrayList<>();
    for (int i = 0; i < documents.size(); i++) {
      String place = documents.size() == 1 ? text.path() : text.path() + "#" + (i + 1);
      Draft draft = draft(text.path(), place, documents.get(i));
      if (draft != null) {
        drafts.add(draft);
      }
    }
    return drafts;
  }

  private List<YamlNode> documents(RuleText text) {
    try {
      List<YamlNode> documents = YamlDocuments.read(text.path(), text.yaml());
      if (documents.isEmpty()) {
        String message = "expected a rule, a correlation or a filter, found nothing";
        new Complaints(text.path(), null, problems)
            .add(new Refusal(ProblemCode.DOCUMENT, message, 1, 1));
      }
      return documents;
    } catch (YamlProblem e) {
      new Complaints(text.path(), null, problems)
          .add(new Refusal(ProblemCode.YAML, e.reason(), e.line(), e.column()));
      return List.of();
    }
  }

  private @Nullable Draft draft(String path, String place, YamlNode node) {
    if (!(node instanceof YamlMap document)) {
      String message = "expected a map with 'detection', 'correlation' or 'filter', found ";
      new Complaints(path, null, problems)
          .add(new Refusal(ProblemCode.DOCUMENT, message + node.described(), node));
      return null;
    }
    String id = word(document, "id");
    Complaints complaints = new Complaints(path, id, problems);
    complaints.attempt(() -> Yaml.text(document, "id"));
    complaints.attempt(() -> Yaml.text(document, "name"));
    return draft(path, place, document, id, complaints);
  }

  private @Nullable Draft draft(
      String path, String place, YamlMap document, @Nullable String id, Complaints complaints) {
    String name = word(document, "name");
    if (document.get("action") instanceof YamlNode action) {
      String message = "expected a document without 'action', found " + action.described();
      complaints.add(new Refusal(ProblemCode.ACTION, message, action));
      return null;
    }
    if (document.get("correlation") != null) {
      Rule.Head head = Heads.correlation(path, id == null ? place : id, document, complaints);
      CorrelationBody body = CorrelationReader.read(document, complaints);
      return new Draft.Correlating(path, document, complaints, id, name, head, body);
    }
    if (document.get("filter") != null) {
      Filter filter = Filter.read(document, entries, complaints);
      return new Draft.Filtering(path, document, complaints, id, name, filter);
    }
    if (document.get("detection") == null && document.get("logsource") == null) {
      String message = "expected one of the keys 'detection', 'correlation' and 'filter'";
      complaints.add(new Refusal(ProblemCode.DOCUMENT, message, document));
      return null;
    }
    Rule.Head head = Heads.rule(path, id == null ? place : id, document, complaints);
    Node condition = condition(document, complaints);
    return new Draft.Detecting(path, document, complaints, id, name, head, condition);
  }

  private @Nullable Node condition(YamlMap document, Complaints complaints) {
    YamlMap detection =
        complaints.attempt(() -> Yaml.map("detection", Yaml.required(document, "detection")));
    return detection == null
        ? null
        : new DetectionCompiler(entries, complaints).compile(detection, Set.of(), "");
  }

  private static @Nullable String word(YamlMap document, String key) {
    return document.get(key) instanceof YamlScalar scalar && !scalar.text().isBlank()
        ? scalar.text()
        : null;
  }
}
