package dev.akashi.bench;

import dev.akashi.sigma.Event;
import dev.akashi.sigma.RuleSet;
import dev.akashi.sigma.RuleText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Generated rules and events of a server fleet. The first N rules of a larger corpus are the rules
 * of a smaller one, so a difference between two sizes is one of number and not of kind. Same seed,
 * same texts.
 *
 * <p>Of ten rules five ask for exact values, four for texts within values, and one is a keyword, a
 * regular expression with a literal, or a network. Nine in ten events look like what servers write
 * all day and match nothing; one in ten is made to fit a rule.
 */
public final class Corpus {

  /** What became of an event on its way: the text on the wire and its flat fields. */
  public record Sample(String json, Map<String, Object> fields, Event event) {}

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final List<String> SYLLABLES =
      List.of("ka", "to", "mi", "re", "so", "nu", "ha", "vel", "dor", "ix", "pra", "gon", "eth");

  private Corpus() {}

  /** The first rules of the corpus as texts. */
  public static List<RuleText> texts(int count) {
    return IntStream.range(0, count).mapToObj(i -> new RuleText(i + ".yml", rule(i))).toList();
  }

  /**
   * The first rules of the corpus.
   *
   * @throws IllegalStateException if one of them is refused
   */
  public static RuleSet rules(int count) {
    var compiled = RuleSet.compile(texts(count));
    if (!compiled.problems().isEmpty()) {
      throw new IllegalStateException(compiled.problems().getFirst().sentence());
    }
    return compiled.ruleSet();
  }

  private static String rule(int number) {
    String word = word(number);
    return "title: Rule "
        + number
        + "\nid: rule-"
        + number
        + "\nlogsource: {product: linux}\ndetection:\n"
        + switch (number % 10) {
          case 0, 1 -> "  a: {event.action: " + word + "}\n  condition: a";
          case 2 -> "  a: {process.name: " + word + "d, event.outcome: failure}\n  condition: a";
          case 3 ->
              "  a: {user.name: ["
                  + word
                  + ", "
                  + word
                  + "2]}\n  b: {event.outcome: unknown}\n"
                  + "  condition: a and not b";
          case 4 -> "  a: {event.code: " + (100_000 + number) + "}\n  condition: a";
          case 5 -> "  a: {process.command_line|contains: ' --" + word + "'}\n  condition: a";
          case 6 -> "  a: {message|contains|all: ['" + word + " denied', session]}\n  condition: a";
          case 7 -> "  a: {process.executable|endswith: /" + word + "}\n  condition: a";
          case 8 ->
              "  a: {url.path|startswith: /"
                  + word
                  + "/, http.request.method: [PUT, DELETE]}\n"
                  + "  condition: a";
          default -> broad(number, word);
        };
  }

  private static String broad(int number, String word) {
    return switch (number / 10 % 3) {
      case 0 -> "  a: ['" + word + " tampered']\n  condition: a";
      case 1 -> "  a: {message|re: '" + word + " [0-9]{4} (revoked|expired)'}\n  condition: a";
      default ->
          "  a: {source.ip|cidr: 10.%d.%d.0/24}\n  condition: a"
              .formatted(number / 256 % 256, number % 256);
    };
  }

  // Made from syllables, so that words of rules share parts with each other and with events.
  private static String word(int number) {
    StringBuilder word = new StringBuilder();
    int rest = number;
    for (int i = 0; i < 4; i++) {
      word.append(SYLLABLES.get(rest % SYLLABLES.size()));
      rest /= SYLLABLES.size();
    }
    return word.toString();
  }

  /**
   * Events, the same for any number of rules.
   *
   * @param matching how many in a hundred fit one of the first ten rules
   */
  public static List<Sample> events(int count, int matching, long seed) {
    Random random = new Random(seed);
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      samples.add(sample(random, random.nextInt(100) < matching));
    }
    return samples;
  }

  private static Sample sample(Random random, boolean matching) {
    Map<String, Object> fields = new LinkedHashMap<>();
    String user = "svc-" + word(random.nextInt(2000)).substring(0, 3) + random.nextInt(50);
    String ip = "203.0.113." + random.nextInt(256);
    String tool = List.of("sshd", "sudo", "cron", "systemd").get(random.nextInt(4));
    int port = 1024 + random.nextInt(60_000);
    fields.put("@timestamp", "2026-11-24T09:%02d:00.000Z".formatted(random.nextInt(60)));
    fields.put("ecs.version", "9.1.0");
    fields.put("event.kind", "event");
    fields.put("event.category", List.of("authentication"));
    fields.put("event.action", matching ? word(random.nextInt(2)) : "ssh_login");
    fields.put("event.outcome", random.nextBoolean() ? "success" : "failure");
    fields.put("event.code", random.nextInt(5000));
    fields.put("host.name", "web-" + random.nextInt(40) + ".prod.example.com");
    fields.put("user.name", user);
    fields.put("source.ip", ip);
    fields.put("source.port", port);
    fields.put("process.name", tool);
    fields.put("process.pid", random.nextInt(100_000));
    fields.put("process.executable", "/usr/sbin/" + tool);
    fields.put("process.command_line", tool + " -D -p " + port + " --log-level=INFO");
    fields.put("akashi.details.key", "SHA256:" + Long.toHexString(random.nextLong()));
    fields.put(
        "message",
        "Nov 24 09:00:00 web-1 %s[%d]: Accepted publickey for %s from %s port %d ssh2: ED25519 %s"
            .formatted(
                tool,
                random.nextInt(100_000),
                user,
                ip,
                port,
                Long.toHexString(random.nextLong())));
    return new Sample(JSON.writeValueAsString(fields), fields, Event.of(fields));
  }

  /** Starts of processes on Windows, in the names that Sigma rules use for them. */
  public static List<Sample> processes(int count, long seed) {
    Random random = new Random(seed);
    return IntStream.range(0, count).mapToObj(_ -> process(random)).toList();
  }

  private static Sample process(Random random) {
    Map<String, Object> fields = new LinkedHashMap<>();
    String parent = List.of("explorer", "services", "svchost", "cmd").get(random.nextInt(4));
    String tool = List.of("chrome", "msedge", "tasklist", "notepad", "git").get(random.nextInt(5));
    String user = "CORP\\" + word(random.nextInt(2000)).substring(0, 5);
    fields.put("EventID", 4688);
    fields.put("Channel", "Security");
    fields.put("Provider_Name", "Microsoft-Windows-Security-Auditing");
    fields.put("Computer", "pc-" + random.nextInt(500) + ".corp.example.com");
    fields.put("UtcTime", "2026-11-24 09:%02d:00.000".formatted(random.nextInt(60)));
    fields.put("ProcessId", random.nextInt(20_000));
    fields.put("Image", "C:\\Program Files\\Tools\\" + tool + ".exe");
    fields.put("OriginalFileName", tool + ".exe");
    fields.put("Description", "A tool of the desktop");
    fields.put(
        "CommandLine",
        "\"C:\\Program Files\\Tools\\%s.exe\" --profile=%s --renderer-id %d"
            .formatted(tool, word(random.nextInt(5000)), random.nextInt(100_000)));
    fields.put("CurrentDirectory", "C:\\Users\\" + user.substring(5) + "\\Documents\\");
    fields.put("User", user);
    fields.put("IntegrityLevel", "Medium");
    fields.put("Hashes", "SHA256=" + Long.toHexString(random.nextLong()));
    fields.put("ParentProcessId", random.nextInt(20_000));
    fields.put("ParentImage", "C:\\Windows\\System32\\" + parent + ".exe");
    fields.put("ParentCommandLine", "C:\\Windows\\System32\\" + parent + ".exe -k netsvcs -p");
    return new Sample(JSON.writeValueAsString(fields), fields, Event.of(fields));
  }
}
