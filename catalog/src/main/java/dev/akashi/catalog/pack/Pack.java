package dev.akashi.catalog.pack;

import dev.akashi.catalog.Controls;
import dev.akashi.catalog.Phrase;
import dev.akashi.catalog.pack.Parse.Parsed;
import dev.akashi.catalog.pack.Reading.Ref;
import dev.akashi.catalog.pack.TimeReader.Time;
import dev.akashi.sigma.LogSource;
import dev.akashi.sigma.Rule;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What Akashi knows of one kind of source, ready to read its records. Immutable; one instance
 * serves any number of threads. The same record read by the same version gives the same bytes.
 */
public final class Pack {
  /** Longest record, in bytes. */
  public static final int RECORD_BYTES_MAX = 1 << 20;

  private final Definition definition;
  private final Tagging tagging;
  private final Supplier<List<PackCase>> cases;
  private final Supplier<String> contentDigest;
  private final DocumentWriter writer;

  Pack(
      Definition definition,
      Tagging tagging,
      Supplier<List<PackCase>> cases,
      Supplier<String> contentDigest,
      Controls controls) {
    this.definition = definition;
    this.tagging = tagging;
    this.cases = cases;
    this.contentDigest = contentDigest;
    this.writer = new DocumentWriter(definition.id, definition.version, definition.kind, controls);
  }

  /**
   * What {@code pack.yml} says.
   *
   * @param collectedOtherwise whether a record that names no time counts as of its collection
   */
  record Definition(
      String id,
      String version,
      Phrase title,
      Kind kind,
      Framing framing,
      Identity identity,
      Mask mask,
      Parse parse,
      List<String> absent,
      Demands demands,
      List<Ref> timeFields,
      TimeReader times,
      boolean collectedOtherwise,
      Period.@Nullable Fields effective,
      List<Block> map,
      List<Source> sources,
      List<NamedDifference> differs) {}

  /** The log source that rules ask for, where the condition holds. */
  record Source(Condition when, LogSource logSource) {}

  public String id() {
    return definition.id;
  }

  public String version() {
    return definition.version;
  }

  public Phrase title() {
    return definition.title;
  }

  public Kind kind() {
    return definition.kind;
  }

  /** How bytes of the source fall into records. */
  public Framing framing() {
    return definition.framing;
  }

  /** Whether the pack has anything that nobody may see. */
  boolean masks() {
    return !definition.mask.equals(Mask.NONE);
  }

  public Identity identity() {
    return definition.identity;
  }

  /** Where the pack differs on purpose from what others make of its records. */
  public List<NamedDifference> differs() {
    return definition.differs;
  }

  /** The tagging rules, in the order of their files. */
  public List<Rule> rules() {
    return tagging.rules().rules();
  }

  /** What a match of each rule says about controls, in the order of the rules. */
  public List<Claim> claims() {
    var claims = new ArrayList<Claim>();
    for (var rule : rules()) {
      for (var verdict : tagging.verdicts().getOrDefault(rule.id(), List.of())) {
        claims.add(new Claim(verdict.control(), verdict.polarity(), rule.id()));
      }
    }
    return claims;
  }

  /**
   * The examples that the pack keeps of itself, read anew at each call.
   *
   * @throws dev.akashi.catalog.CatalogException with every complaint about the files of examples
   */
  public List<PackCase> cases() {
    return cases.get();
  }

  /**
   * SHA-256 in hex over {@code pack.yml} without its version and over the rules, read anew at each
   * call. Comments and layout do not count. Two packs of one id, one version and different digests
   * make the version on a tag say nothing.
   */
  public String contentDigest() {
    return contentDigest.get();
  }

  /** Reads one record. Never throws for what a record holds. */
  public Normalization normalize(RawRecord record) {
    try {
      if (record.payload().length > RECORD_BYTES_MAX) {
        throw new Refusal(
            Reason.TOO_LARGE,
            "expected at most %d bytes, found %d"
                .formatted(RECORD_BYTES_MAX, record.payload().length));
      }
      return read(record);
    } catch (Refusal refusal) {
      return new Normalization.Unreadable(refusal.reason(), refusal.text());
    }
  }

  private Normalization read(RawRecord record) {
    var text = Decoding.decode(record.payload(), record.charset());
    var notes = new ArrayList<String>();
    var fields = new LinkedHashMap<String, @Nullable Object>();
    var reading =
        new Reading(
            fields,
            fields,
            new Draft(notes),
            notes,
            definition.absent,
            definition.times,
            definition.times.zoneOr(record.zone()),
            record.collectedAt());
    var parsed = definition.parse.into(reading, text, definition.mask);
    definition.demands.check(reading);
    var occurred = occurred(reading);
    var effective =
        definition.effective == null ? null : definition.effective.of(reading, definition.times);
    var nativeId = definition.identity.of(reading);
    map(reading, parsed, occurred);
    var tags =
        tagging.tags(
            definition.id,
            definition.version,
            logSource(reading),
            reading.draft(),
            record.layers());
    var written = writer.write(reading, occurred, effective, tags, record);
    return new Normalization.Normalized(
        written.document(),
        sha256(written.document(), written.contentLength()),
        sha256(written.document(), written.document().length),
        nativeId,
        occurred.at(),
        occurred.inferred(),
        effective == null ? null : effective.from(),
        effective == null ? null : effective.to(),
        tags);
  }

  private Time occurred(Reading reading) {
    for (var field : definition.timeFields) {
      var value = reading.value(field);
      if (value != null) {
        return definition.times.read(
            field.path().text(), value, reading.zone(), reading.collectedAt());
      }
    }
    if (definition.collectedOtherwise) {
      reading.note("the record names no time; the one given is that of its collection");
      return new Time(reading.collectedAt(), true, true, null);
    }
    throw new Refusal(
        Reason.INVALID_TIME,
        "expected a time in %s, found none"
            .formatted(definition.timeFields.stream().map(f -> f.path().text()).toList()));
  }

  private void map(Reading reading, Parsed parsed, Time occurred) {
    var draft = reading.draft();
    parsed.blocks().forEach(block -> block.apply(reading));
    definition.map.forEach(block -> block.apply(reading));
    Related.fill(draft);
    if (draft.get("event.kind") == null) {
      draft.put("event.kind", "event");
    }
    draft.put("event.dataset", definition.id);
    draft.put("event.original", parsed.original());
    draft.put("ecs.version", Ecs.VERSION);
    draft.put("@timestamp", TimeReader.UTC_MILLIS.format(occurred.at()));
  }

  private LogSource logSource(Reading reading) {
    for (var source : definition.sources) {
      if (source.when.holds(reading)) {
        return source.logSource;
      }
    }
    return new LogSource(null, null, null);
  }

  private static String sha256(byte[] bytes, int length) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes, 0, length);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "Pack[" + definition.id + " " + definition.version + "]";
  }
}
