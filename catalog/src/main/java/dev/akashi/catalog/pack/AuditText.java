package dev.akashi.catalog.pack;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A record of auditd as fields, masked on the way: {@code type}, {@code types}, {@code time},
 * {@code serial}, {@code node}, {@code first} (the pairs of its first line), the pairs of each line
 * below the name of its type (a list where a type comes more than once), and {@code command}, the
 * arguments of a program that was started.
 *
 * <p>The kernel writes as hex what a person may have chosen and what is not harmless as text, so a
 * secret may stand there where no pattern sees it: such values are decoded before they are masked.
 * Arguments are masked as one command line, since a secret is told by the argument before it.
 */
final class AuditText {
  private static final Pattern HEX = Pattern.compile("(?:[0-9A-F]{2})+");

  /** Values that are text where they are not hex. Lines of system calls have hex numbers too. */
  private static final Pattern MAY_BE_HEX =
      Pattern.compile(
          "proctitle|comm|ocomm|exe|name|cwd|path|acct|cmd|data|key|dir|watch|grp|vm|cgroup|file|sw|unit");

  /** {@code a3}, or {@code a3[0]} for the parts of a long one; not its length {@code a3_len}. */
  private static final Pattern ARGUMENT = Pattern.compile("a\\d{1,9}(?:\\[\\d{1,9}])?");

  private static final String START = "EXECVE";

  private final Mask mask;
  private final String text;
  private final List<Cut> cuts = new ArrayList<>();
  private final List<AuditBody.Pair> arguments = new ArrayList<>();
  private final Map<String, List<Map<String, @Nullable Object>>> lines = new LinkedHashMap<>();
  private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

  private AuditText(Mask mask, String text) {
    this.mask = mask;
    this.text = text;
  }

  private record Cut(int start, int end) {}

  /** The fields and the text they came from, both masked. */
  record Read(Map<String, @Nullable Object> fields, String maskedText) {}

  /**
   * Reads one record.
   *
   * @throws Refusal where a line is none of auditd
   */
  static Read read(String text, Mask mask) {
    return new AuditText(mask, mask.apply(text)).read();
  }

  private Read read() {
    var types = new LinkedHashSet<String>();
    int from = 0;
    while (from < text.length()) {
      var feed = text.indexOf('\n', from);
      var to = feed < 0 ? text.length() : feed;
      var end = to > from && text.charAt(to - 1) == '\r' ? to - 1 : to;
      if (end > from) {
        types.add(line(from, end));
      }
      from = to + 1;
    }
    command();
    if (fields.isEmpty()) {
      throw noLine();
    }
    fields.put("types", List.copyOf(types));
    lines.forEach((type, all) -> fields.put(type, all.size() == 1 ? all.getFirst() : all));
    return new Read(fields, masked());
  }

  private String line(int from, int to) {
    var head = AuditLine.of(text.substring(from, to));
    if (head == null) {
      throw noLine();
    }
    var body = AuditBody.of(text, from + head.bodyAt(), to);
    var pairs = new LinkedHashMap<String, @Nullable Object>();
    // A program may write any text behind what the kernel wrote: of two, the first counts.
    body.pairs().forEach(pair -> pairs.putIfAbsent(pair.name(), value(head.type(), pair)));
    if (!body.words().isEmpty()) {
      pairs.put("words", body.words());
    }
    if (head.type().equals(START)) {
      body.pairs().stream().filter(AuditText::isArgument).forEach(arguments::add);
      pairs.keySet().removeIf(name -> ARGUMENT.matcher(name).matches());
    }
    if (lines.isEmpty()) {
      fields.put("type", head.type());
      fields.put("time", head.time());
      fields.put("serial", head.serial());
      fields.put("node", head.node());
      fields.put("first", pairs);
    }
    lines.computeIfAbsent(head.type(), type -> new ArrayList<>()).add(pairs);
    return head.type();
  }

  private String value(String type, AuditBody.Pair pair) {
    if (type.equals(START) || !MAY_BE_HEX.matcher(pair.name()).matches()) {
      return pair.value();
    }
    var decoded = decoded(pair);
    var shown = mask.apply(decoded);
    if (!shown.equals(decoded)) {
      cuts.add(new Cut(pair.start(), pair.end()));
    }
    return shown;
  }

  /** All arguments go from the text where one of them, or two together, tell a secret. */
  private void command() {
    if (arguments.isEmpty()) {
      return;
    }
    var command = new StringBuilder();
    for (var argument : arguments) {
      var name = argument.name();
      var continues = name.endsWith("]") && !name.endsWith("[0]");
      command.append(command.isEmpty() || continues ? "" : " ").append(decoded(argument));
    }
    var shown = mask.apply(command.toString());
    if (!shown.contentEquals(command)) {
      arguments.forEach(argument -> cuts.add(new Cut(argument.start(), argument.end())));
    }
    fields.put("command", shown);
  }

  private static boolean isArgument(AuditBody.Pair pair) {
    return ARGUMENT.matcher(pair.name()).matches();
  }

  /** The text that a value stands for; of hex that was cut off in the middle, what is whole. */
  private static String decoded(AuditBody.Pair pair) {
    var hex = pair.value();
    if (pair.quoted()) {
      return hex;
    }
    var mustBeHex = isArgument(pair) || pair.name().equals("proctitle");
    if (mustBeHex && hex.length() % 2 == 1) {
      hex = hex.substring(0, hex.length() - 1);
    }
    return HEX.matcher(hex).matches()
        ? new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_8)
            .replace('\0', ' ')
            .strip()
        : pair.value();
  }

  private String masked() {
    cuts.sort(Comparator.comparingInt(Cut::start));
    var out = new StringBuilder(text.length());
    int from = 0;
    for (var cut : cuts) {
      out.append(text, from, cut.start).append(Mask.MASKED);
      from = cut.end;
    }
    return out.append(text, from, text.length()).toString();
  }

  private static Refusal noLine() {
    return new Refusal(
        Reason.NO_PATTERN,
        "expected lines such as type=USER_LOGIN msg=audit(1700000000.123:456): ..., found another"
            + " form");
  }
}
