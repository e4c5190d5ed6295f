package dev.akashi.launcher;

import dev.akashi.catalog.Layer;
import dev.akashi.catalog.pack.RawRecord;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** What records do not say about themselves, as options, whatever their pack is. */
class RecordFacts {
  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      defaultValue = "Asia/Tokyo",
      description = "Time zone where a record names none (default: ${DEFAULT-VALUE}).")
  String zone = "";

  @Option(
      names = "--layers",
      split = ",",
      paramLabel = "LAYER",
      description =
          "What the source speaks for: common, saas, paas-iaas (default: all three). Controls of"
              + " other parts are not tagged.")
  List<String> layers = List.of();

  @Option(
      names = "--charset",
      paramLabel = "CHARSET",
      defaultValue = "UTF-8",
      description = "UTF-8, or windows-31j for CP932 (default: ${DEFAULT-VALUE}).")
  String charset = "";

  ZoneId zoneId() {
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw Failure.use("--zone: expected a zone such as Asia/Tokyo or UTC, found " + zone);
    }
  }

  String charsetName() {
    return Packs.charset(charset);
  }

  Set<Layer> layerSet() {
    if (layers.isEmpty()) {
      return EnumSet.allOf(Layer.class);
    }
    Set<Layer> found = EnumSet.noneOf(Layer.class);
    for (String layer : layers) {
      found.add(
          Layer.of(layer.strip())
              .orElseThrow(
                  () -> Failure.use("--layers: expected " + Layer.words() + ", found " + layer)));
    }
    return found;
  }

  /** Whether the layers were named rather than left open. */
  boolean namesLayers() {
    return !layers.isEmpty();
  }

  RawRecord record(byte[] payload, Instant collectedAt) {
    return new RawRecord(payload, charsetName(), zoneId(), collectedAt, layerSet(), "", null);
  }
}
