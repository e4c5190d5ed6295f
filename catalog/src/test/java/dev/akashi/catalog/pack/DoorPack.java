package dev.akashi.catalog.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small pack with a rule and cases, in a folder that a test may change. */
public record DoorPack(Path folder) {
  public static final String DEFINITION =
      """
      id: door
      version: 1.0.0
      title: {en: Door, ja: 扉}
      kind: log
      framing: lines
      identity: {fields: [id], policy: immutable}
      parse: {json: true}
      required: [id]
      time: {from: at, formats: [iso]}
      map:
        - set: {event.category: [authentication], event.type: [info], event.action: door_swipe}
          copy: {event.outcome: result, user.name: card, akashi.details.door: door}
      logsource: {product: door}
      """;
  public static final String RULE =
      """
      title: Entry recorded
      id: door-entry
      logsource: {product: door}
      detection:
        selection: {event.outcome: success}
        condition: selection
      akashi:
        - control: mic:IV.4.4.3
          polarity: supports
          rationale: {en: Entry is on record., ja: 入退が記録されている。}
      """;
  public static final String CASES =
      """
      - name: a card opens the door
        collected_at: 2026-11-22T03:10:00Z
        input: '{"id":"e1","at":"2026-11-22T03:00:00Z","door":"dc1-a","card":"c77","result":"success"}'
        supports: [IV.4.4.3]
      - name: a card is refused
        collected_at: 2026-11-22T03:10:00Z
        input: '{"id":"e2","at":"2026-11-22T03:01:00Z","door":"dc1-a","card":"c78","result":"failure"}'
        near_miss: [door-entry]
      """;

  /** Writes the pack, its golden documents left out. */
  public static DoorPack in(Path folder) throws IOException {
    var pack = new DoorPack(folder);
    pack.write("pack.yml", DEFINITION);
    pack.write("rules/entry.yml", RULE);
    pack.write("cases/swipes.yml", CASES);
    return pack;
  }

  public void write(String path, String text) throws IOException {
    var file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  public String read(String path) throws IOException {
    return Files.readString(folder.resolve(path));
  }
}
