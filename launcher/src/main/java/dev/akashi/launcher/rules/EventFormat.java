package dev.akashi.launcher.rules;

import dev.akashi.catalog.pack.Framing;
import dev.akashi.catalog.pack.Pack;
import dev.akashi.sigma.Event;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What events to try rules on look like. */
public enum EventFormat {
  /** One JSON object per line. */
  NDJSON(new Framing.Lines()) {
    @Override
    Event event(String text) throws BrokenEvent {
      var fields = new FlatFields();
      fields.addMembers("", EventText.json(text));
      return Event.of(fields.byName());
    }
  },

  /** Windows events as JSON documents, one after the other, on one line each or on many. */
  EVTX(new Framing.Json(List.of())) {
    @Override
    Event event(String text) throws BrokenEvent {
      return Event.of(EvtxFields.of(EventText.json(text)).byName());
    }

    // Some tools write this line above every document.
    @Override
    boolean isBlank(String text) {
      return super.isBlank(text) || text.strip().matches("Record \\d{1,20}");
    }
  },

  /** One line of text each, in the field {@code message}. */
  TEXT(new Framing.Lines()) {
    @Override
    Event event(String text) {
      return Event.of(Map.of("message", text));
    }
  };

  /** Longest event, in bytes: what the data path takes, too. */
  public static final int MAX_EVENT_BYTES = Pack.RECORD_BYTES_MAX;

  private final Framing framing;

  EventFormat(Framing framing) {
    this.framing = framing;
  }

  /** The format of that name in small letters. */
  public static Optional<EventFormat> of(String word) {
    return Arrays.stream(values()).filter(format -> format.word().equals(word)).findFirst();
  }

  /** All names, for messages. */
  public static String words() {
    return Arrays.stream(values()).map(EventFormat::word).collect(Collectors.joining(", "));
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The field that says when an event happened. */
  public String timeField() {
    return this == EVTX ? "TimeCreated_SystemTime" : "@timestamp";
  }

  /** How bytes fall into events. */
  public Framing framing() {
    return framing;
  }

  /**
   * Reads one event.
   *
   * @return empty for what stands between events, such as a line of blanks
   * @throws BrokenEvent if it is not of this format
   */
  public Optional<Event> read(byte[] bytes) throws BrokenEvent {
    String text = EventText.decode(bytes);
    return isBlank(text) ? Optional.empty() : Optional.of(event(text));
  }

  boolean isBlank(String text) {
    return text.isBlank();
  }

  abstract Event event(String text) throws BrokenEvent;
}
