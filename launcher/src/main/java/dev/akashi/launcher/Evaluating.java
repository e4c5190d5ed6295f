package dev.akashi.launcher;

import dev.akashi.catalog.pack.Records;
import dev.akashi.launcher.Normalizing.ReaderGone;
import dev.akashi.launcher.rules.BrokenEvent;
import dev.akashi.launcher.rules.EventFormat;
import dev.akashi.sigma.Event;
import dev.akashi.sigma.Explanation;
import dev.akashi.sigma.LogSource;
import dev.akashi.sigma.Match;
import dev.akashi.sigma.Rule;
import dev.akashi.sigma.RuleSet;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Bytes of events in, one line per event out, in memory bounded by the longest event and by what
 * correlations may hold.
 */
final class Evaluating {
  private static final JsonMapper JSON = new JsonMapper();

  private final RuleSet rules;
  private final @Nullable LogSource source;
  private final EventFormat format;
  private final List<Rule> explained;
  private final EvaluatedCorrelations correlations;
  private long events;
  private long broken;

  /**
   * @param source tries only rules that cover it; null tries all
   * @param explained the rules to explain for every event; none where nobody asks why
   */
  Evaluating(RuleSet rules, @Nullable LogSource source, EventFormat format, List<Rule> explained) {
    this.rules = rules;
    this.source = source;
    this.format = format;
    this.explained = List.copyOf(explained);
    this.correlations = new EvaluatedCorrelations(rules, source, format.timeField());
  }

  /** Events that could not be read, so far. */
  long broken() {
    return broken;
  }

  /** What correlations could not take into account, so far; empty when they missed nothing. */
  List<String> missed() {
    return correlations.missed();
  }

  /** What the windows of correlations are not for, so far; nothing went wrong. */
  List<String> asides() {
    return correlations.asides();
  }

  /**
   * One line for each event, and one for each match of a correlation when it is decided, until the
   * input ends.
   *
   * @throws ReaderGone when the output takes no more
   */
  void run(InputStream in, OutputStream out) throws IOException {
    Records.read(
        format.framing(),
        in,
        new Records.Taker() {
          @Override
          public void record(long number, byte[] payload) throws IOException {
            evaluate(out, payload);
          }

          @Override
          public void tooLarge(long number, long lengthBytes) throws IOException {
            writeBroken(
                out,
                "expected at most %,d bytes, found %,d"
                    .formatted(EventFormat.MAX_EVENT_BYTES, lengthBytes));
          }

          @Override
          public void waiting() throws IOException {
            flush(out);
          }
        });
    write(out, correlations.end());
    flush(out);
  }

  private void evaluate(OutputStream out, byte[] bytes) throws IOException {
    try {
      Optional<Event> event = format.read(bytes);
      if (event.isPresent()) {
        write(out, event.get());
      }
    } catch (BrokenEvent e) {
      writeBroken(out, e.reason());
    }
  }

  private void write(OutputStream out, Event event) throws IOException {
    List<Match> matches = source == null ? rules.match(event) : rules.match(source, event);
    String correlated = correlations.accept(events, event);
    ObjectNode line = JSON.createObjectNode().put("event", events++);
    var ids = line.putArray("rules");
    matches.forEach(match -> ids.add(match.rule().id()));
    String text = line.toString();
    if (explained.isEmpty()) {
      write(out, text + "\n" + correlated);
      return;
    }
    // Rule by rule, since the explanations of thousands may be longer than memory is large.
    write(out, text.substring(0, text.length() - 1) + ",\"explanations\":[");
    String comma = "";
    for (Rule rule : explained) {
      write(out, comma + explanation(rules.explain(rule, event)));
      comma = ",";
    }
    write(out, "]}\n" + correlated);
  }

  private static String explanation(Explanation explanation) {
    ObjectNode why = JSON.createObjectNode();
    why.put("rule", explanation.rule().id());
    why.put("title", explanation.rule().title());
    why.put("holds", explanation.holds());
    var parts = why.putArray("parts");
    explanation.lines().forEach(parts::add);
    return why.toString();
  }

  private void writeBroken(OutputStream out, String reason) throws IOException {
    broken++;
    write(out, JSON.createObjectNode().put("event", events++).put("error", reason) + "\n");
  }

  private static void write(OutputStream out, String text) throws IOException {
    try {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new ReaderGone(e);
    }
  }

  private static void flush(OutputStream out) throws IOException {
    try {
      out.flush();
    } catch (IOException e) {
      throw new ReaderGone(e);
    }
  }
}
