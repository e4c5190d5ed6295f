package dev.akashi.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A framework that the crosswalk leads to. */
public enum Framework {
  ISMAP("ismap", "ISMAP control criteria", Crosswalk::ismap),
  ISO27001("iso27001", "ISO/IEC 27001:2022 Annex A", Crosswalk::iso27001),
  ISO27002("iso27002", "ISO/IEC 27002:2013", Crosswalk::iso27002),
  ISO27017("iso27017", "ISO/IEC 27017:2015", Crosswalk::iso27017),
  NIST80053("nist80053", "NIST SP 800-53 Rev. 5", Crosswalk::nist80053),
  CSF("csf", "NIST Cybersecurity Framework 2.0", Crosswalk::csf);

  private final String id;
  private final String title;
  private final Function<Crosswalk, List<String>> counterparts;

  Framework(String id, String title, Function<Crosswalk, List<String>> counterparts) {
    this.id = id;
    this.title = title;
    this.counterparts = counterparts;
  }

  /** The word in files, options and output. */
  public String id() {
    return id;
  }

  /** What people call it, with its edition. */
  public String title() {
    return title;
  }

  /** Ids of this framework in a row of the crosswalk. */
  public List<String> counterparts(Crosswalk crosswalk) {
    return counterparts.apply(crosswalk);
  }

  public static Optional<Framework> of(String id) {
    var wanted = id.toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(framework -> framework.id.equals(wanted)).findFirst();
  }

  /** All words, for messages. */
  public static String words() {
    return Arrays.stream(values()).map(Framework::id).collect(Collectors.joining(", "));
  }
}
