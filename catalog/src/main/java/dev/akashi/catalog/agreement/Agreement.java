package dev.akashi.catalog.agreement;

import dev.akashi.catalog.Catalog;
import dev.akashi.catalog.Layer;
import dev.akashi.catalog.agreement.SourceAgreement.Tally;
import dev.akashi.catalog.pack.Normalization;
import dev.akashi.catalog.pack.Pack;
import dev.akashi.catalog.pack.RawRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares what our packs make of records with what others make of them. */
public final class Agreement {
  private static final JsonMapper JSON = new JsonMapper();

  private final Catalog catalog;
  private final Map<String, String> packs;

  /**
   * @param packs ids of packs by source, where the names themselves do not tell
   */
  public Agreement(Catalog catalog, Map<String, String> packs) {
    this.catalog = catalog;
    this.packs = Map.copyOf(packs);
  }

  /**
   * Compares every case of a corpus, source by source.
   *
   * @throws IllegalArgumentException when the directory is no corpus; the message says why
   */
  public List<SourceAgreement> with(Path corpus) throws IOException {
    var sources = new ArrayList<SourceAgreement>();
    for (var source : Corpus.read(corpus).entrySet()) {
      var pack = pack(source.getKey());
      var agreement = new SourceAgreement(source.getKey(), pack == null ? null : pack.id());
      if (pack != null) {
        for (var example : source.getValue()) {
          compare(pack, example, agreement);
        }
      }
      sources.add(agreement);
    }
    return sources;
  }

  /** Mean share of agreement over the sources in which anything was compared. */
  public static OptionalDouble mean(List<SourceAgreement> sources) {
    return sources.stream()
        .map(source -> source.total().share())
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .average();
  }

  private @Nullable Pack pack(String source) {
    var id = packs.getOrDefault(source, source.replace('_', '-'));
    return catalog.pack(id).orElse(null);
  }

  private static void compare(Pack pack, CorpusCase example, SourceAgreement agreement)
      throws IOException {
    var settings = CaseSettings.read(example.folder());
    List<JsonNode> expected = new ArrayList<>();
    List<List<byte[]>> records;
    try {
      JSON.readTree(example.folder().resolve("expected.json"))
          .path("expected")
          .forEach(expected::add);
      records = CaseInput.read(example.folder(), pack.framing(), settings);
    } catch (JacksonException e) {
      agreement.skip(example.name(), "expected JSON: " + e.getOriginalMessage());
      return;
    } catch (IOException e) {
      agreement.skip(example.name(), "cannot be read: " + e);
      return;
    }
    if (records.size() != expected.size()) {
      agreement.skip(
          example.name(),
          "%d records as the pack cuts, %d documents".formatted(records.size(), expected.size()));
      return;
    }
    for (int i = 0; i < records.size(); i++) {
      if (!expected.get(i).isNull()) { // what the others drop says nothing about fields
        var found = document(pack, records.get(i), settings);
        agreement.count(found == null);
        compare(example.name() + " " + (i + 1), expected.get(i), found, settings, agreement);
      }
    }
  }

  private static @Nullable JsonNode document(Pack pack, List<byte[]> forms, CaseSettings settings) {
    for (var payload : forms) {
      var record =
          new RawRecord(
              payload,
              "UTF-8",
              settings.zone(),
              settings.collectedAt(),
              EnumSet.allOf(Layer.class),
              "",
              null);
      if (pack.normalize(record) instanceof Normalization.Normalized normalized) {
        return JSON.readTree(normalized.document());
      }
    }
    return null;
  }

  private static void compare(
      String place,
      JsonNode expected,
      @Nullable JsonNode found,
      CaseSettings settings,
      SourceAgreement agreement) {
    for (var field : CoreFields.NAMES) {
      var theirs = CoreFields.values(expected, field);
      if (theirs.isEmpty() || settings.loose().contains(field)) {
        continue;
      }
      var ours =
          found == null
              ? CoreFields.values(JSON.nullNode(), field)
              : CoreFields.values(found, field);
      if (ours.equals(theirs)) {
        agreement.add(field, new Tally(1, 0, 0));
        continue;
      }
      agreement.add(field, ours.isEmpty() ? new Tally(0, 0, 1) : new Tally(0, 1, 0));
      agreement.differs(
          "%s: %s: expected %s, found %s"
              .formatted(
                  place,
                  field,
                  theirs,
                  found == null ? "it quarantined" : nothing(ours.toString())));
    }
  }

  private static String nothing(String values) {
    return values.equals("[]") ? "nothing" : values;
  }
}
