package dev.akashi.collector.outbox;

import dev.akashi.schemas.Kind;
import java.util.List;

/**
 * What every event of a source says about its source.
 *
 * @param layers words of the wire: common, saas, paas-iaas
 * @param zone IANA zone that applies where a record names none
 * @param charset charset of payloads where the door does not know better
 */
public record SourceFacts(
    String source,
    String system,
    List<String> layers,
    Kind kind,
    String pack,
    String zone,
    String charset) {
  public SourceFacts {
    layers = List.copyOf(layers);
  }
}
