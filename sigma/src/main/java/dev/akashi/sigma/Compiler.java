package dev.akashi.sigma;

import dev.akashi.sigma.yaml.YamlMap;
import dev.akashi.sigma.yaml.YamlNode;
import dev.akashi.sigma.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From texts to rules: reads every document, checks them against each other, applies filters. */
final class Compiler {

  private final Settings settings;
  private final Fields fields = new Fields();
  private final List<Problem> problems = new ArrayList<>();
  private final List<Problem> warnings = new ArrayList<>();
  private final Map<Draft, Rule> byDraft = new IdentityHashMap<>();

  Compiler(Settings settings) {
    this.settings = settings;
  }

  Compiled compile(List<RuleText> texts) {
    DocumentReader reader = new DocumentReader(settings, fields, problems);
    List<Draft> drafts = texts.stream().flatMap(text -> reader.read(text).stream()).toList();
    refuseSecond(drafts, "id", ProblemCode.DUPLICATE_ID);
    refuseSecond(drafts, "name", ProblemCode.DUPLICATE_NAME);
    refuseUnknownRules(drafts);
    List<Rule> rules = rules(drafts);
    List<Correlation> correlations = new CorrelationLinker(drafts, byDraft).link();
    warnOfFixedWindows(drafts);
    return new Compiled(new RuleSet(rules, correlations, fields), problems, warnings);
  }

  // A refused rule keeps its id and its name: would another step in, then the rule behind a name
  // that
  // tags cite would change unseen on the day the first one is mended.
  private static void refuseSecond(List<Draft> drafts, String key, ProblemCode code) {
    Map<String, Draft> seen = new HashMap<>();
    for (Draft draft : drafts) {
      String word = key.equals("id") ? draft.id() : draft.name();
      Draft first = word == null ? null : seen.putIfAbsent(word, draft);
      if (first != null) {
        String message = "expected an own %s, found '%s' again, first in %s:%d";
        int line = place(first.document(), key).line();
        draft
            .complaints()
            .add(
                new Refusal(
                    code,
                    message.formatted(key, word, first.path(), line),
                    place(draft.document(), key)));
      }
    }
  }

  private static YamlNode place(YamlMap document, String key) {
    YamlNode node = document.get(key);
    return node == null ? document : node;
  }

  private static void refuseUnknownRules(List<Draft> drafts) {
    Set<@Nullable String> known = new HashSet<>();
    for (Draft draft : drafts) {
      if (!(draft instanceof Draft.Filtering)) {
        known.add(draft.id());
        known.add(draft.name());
      }
    }
    for (Draft draft : drafts) {
      for (YamlScalar rule : references(draft)) {
        if (!known.contains(rule.text())) {
          String message = "expected the id or name of a rule, found " + rule.described();
          draft.complaints().add(new Refusal(ProblemCode.UNKNOWN_RULE, message, rule));
        }
      }
    }
  }

  private static List<YamlScalar> references(Draft draft) {
    return switch (draft) {
      case Draft.Filtering(_, _, _, _, _, Filter filter) when filter != null -> filter.rules();
      case Draft.Correlating(_, _, _, _, _, _, CorrelationBody body) when body != null ->
          body.rules();
      default -> List.of();
    };
  }

  // The specification wants windows that slide, and a warning where they do not.
  private void warnOfFixedWindows(List<Draft> drafts) {
    for (Draft draft : drafts) {
      if (draft instanceof Draft.Correlating(_, _, Complaints complaints, _, _, _, var body)
          && body != null
          && !complaints.any()
          && !body.slides()) {
        String message =
            "expected a condition that further events cannot undo (gt, gte), found another: it is"
                + " decided when the timespan after the first event of a group is over";
        new Complaints(draft.path(), draft.id(), warnings)
            .add(new Refusal(ProblemCode.FIXED_WINDOW, message, place(body.node(), "condition")));
      }
    }
  }

  private List<Rule> rules(List<Draft> drafts) {
    List<Filter> filters = new ArrayList<>();
    for (Draft draft : drafts) {
      if (draft instanceof Draft.Filtering filtering
          && filtering.filter() != null
          && !filtering.complaints().any()) {
        filters.add(filtering.filter());
      }
    }
    List<Rule> rules = new ArrayList<>();
    for (Draft draft : drafts) {
      if (draft instanceof Draft.Detecting detecting && !detecting.complaints().any()) {
        Rule rule = rule(detecting, filters);
        rules.add(rule);
        byDraft.put(draft, rule);
        if (rule.witnesses() == null) {
          warnOfNoWitness(detecting);
        }
      }
    }
    return rules;
  }

  private void warnOfNoWitness(Draft.Detecting draft) {
    String message =
        "expected a value, a text or a field that has to be there for the rule to hold, found none:"
            + " every event is tried against every part of it";
    YamlNode at = place(draft.document(), "detection");
    new Complaints(draft.path(), draft.id(), warnings)
        .add(new Refusal(ProblemCode.NO_NECESSARY_CONDITION, message, at));
  }

  private static Rule rule(Draft.Detecting draft, List<Filter> filters) {
    Rule.Head head = draft.head();
    Node condition = draft.condition();
    if (head == null || condition == null) {
      throw new IllegalStateException(draft.path() + ": incomplete without a problem");
    }
    List<Node> conditions = new ArrayList<>(List.of(condition));
    for (Filter filter : filters) {
      if (filter.isFor(draft, head.logSource())) {
        conditions.add(filter.condition());
      }
    }
    return new Rule(head, Node.AllOf.of(conditions));
  }
}
