package dev.akashi.catalog.agreement;

import dev.akashi.catalog.Catalog;
import dev.akashi.catalog.Layer;
import dev.akashi.catalog.agreement.SourceAgreement.Tally;
import dev.akashi.catalog.pack.Normalization;
import dev.akashi.catalog.pack.Pack;
import dev.akashi.catalog.pack.RawRecord;
import dev.akashi.catalog.pack.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
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
      var agreement = new SourceAgreement(source.getKey(), pack);
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
    return mean(sources, Tally::share);
  }

  /** The mean without what the packs name as different on purpose. */
  public static OptionalDouble meanApartFromNamed(List<SourceAgreement> sources) {
    return mean(sources, Tally::shareApartFromNamed);
  }

  private static OptionalDouble mean(
      List<SourceAgreement> sources, Function<Tally, OptionalDouble> share) {
    return sources.stream()
        .map(source -> share.apply(source.total()))
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
        var found = read(pack, records.get(i), settings);
        agreement.count(found instanceof Normalization.Unreadable);
        new RecordComparison(example.name() + " " + (i + 1), pack.differs(), settings, agreement)
            .compare(expected.get(i), found);
      }
    }
  }

  /** The first form that the pack can read, or what it says of the last one. */
  private static Normalization read(Pack pack, List<byte[]> forms, CaseSettings settings) {
    Normalization last =
        new Normalization.Unreadable(Reason.TOO_LARGE, "expected a record, found one too large");
    for (var payload : forms) {
      last =
          pack.normalize(
              new RawRecord(
                  payload,
                  "UTF-8",
                  settings.zone(),
                  settings.collectedAt(),
                  EnumSet.allOf(Layer.class),
                  "",
                  null));
      if (last instanceof Normalization.Normalized) {
        return last;
      }
    }
    return last;
  }
}
