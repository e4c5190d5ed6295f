package dev.akashi.catalog.pack;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Headers of lines that are so common that they are read by hand instead of by a pattern. */
enum Header {
  SYSLOG(SyslogHeader.NAME) {
    @Override
    @Nullable Map<String, ? extends @Nullable Object> read(String line) {
      return SyslogHeader.read(line);
    }
  },
  RFC5424(Rfc5424Header.NAME) {
    @Override
    @Nullable Map<String, ? extends @Nullable Object> read(String line) {
      return Rfc5424Header.read(line);
    }
  };

  static final String NAMES =
      Arrays.stream(values()).map(header -> header.id).collect(Collectors.joining(" or "));

  private final String id;

  Header(String id) {
    this.id = id;
  }

  /** The word in pack files. */
  String id() {
    return id;
  }

  /** The fields that the header gives; null where the line has another form. */
  abstract @Nullable Map<String, ? extends @Nullable Object> read(String line);

  static Optional<Header> of(String id) {
    return Arrays.stream(values()).filter(header -> header.id.equals(id)).findFirst();
  }

  /** The priority in front of a line, whatever form follows; none where there is none. */
  static Map<String, Object> priority(String line) {
    var fields = new LinkedHashMap<String, Object>();
    var priority = SyslogPriority.of(line);
    if (priority != null) {
      fields.put("priority", String.valueOf(priority.value()));
      fields.put("facility", String.valueOf(priority.facility()));
      fields.put("severity", String.valueOf(priority.severity()));
    }
    return fields;
  }
}
