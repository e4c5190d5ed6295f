package dev.akashi.launcher.crash;

import dev.akashi.devservices.ElasticsearchAddress;
import dev.akashi.store.ElasticsearchEvidenceStore;
import dev.akashi.store.EvidenceQuery;
import dev.akashi.store.EvidenceReader.EvidencePage;
import dev.akashi.store.StoreAddress;
import dev.akashi.store.StoredEvidence;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything that Elasticsearch holds, read to the last page.
 *
 * @param all every piece of evidence
 */
record StoredRecords(List<StoredEvidence> all) {
  private static final int PAGE = 200;

  static StoredRecords of(ElasticsearchAddress server) {
    var address = new StoreAddress(URI.create(server.url()), server.user(), server.password());
    try (var store = ElasticsearchEvidenceStore.connect(address, Clock.systemUTC())) {
      List<StoredEvidence> all = new ArrayList<>();
      EvidenceQuery query =
          EvidenceQuery.between(
              Instant.parse("2020-01-01T00:00:00Z"), Instant.parse("2040-01-01T00:00:00Z"));
      EvidencePage page = store.search(query.withPage(PAGE, null));
      all.addAll(page.items());
      while (page.nextCursor() != null) {
        page = store.search(query.withPage(PAGE, page.nextCursor()));
        all.addAll(page.items());
      }
      return new StoredRecords(List.copyOf(all));
    }
  }

  Set<String> distinctEvents() {
    return all.stream().map(StoredEvidence::eventId).collect(Collectors.toSet());
  }

  /** The lines of the log, as the evidence keeps them. */
  List<String> lines() {
    return of("linux-auth").map(e -> e.document().at("/event/original").asString()).toList();
  }

  /** The ids of the tickets, from the ids of their evidence: system/pack/ticket/r:revision. */
  List<String> tickets() {
    return of("change-ticket").map(evidence -> evidence.id().split("/")[2]).toList();
  }

  private Stream<StoredEvidence> of(String pack) {
    return all.stream().filter(e -> e.document().at("/akashi/pack").asString().equals(pack));
  }
}
