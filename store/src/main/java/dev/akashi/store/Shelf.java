package dev.akashi.store;

import dev.akashi.schemas.Evidence;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What the writer needs of a place to put documents: Elasticsearch, or a map in memory. */
interface Shelf {
  /** Reason code of what the store itself refuses, with its own words as the message. */
  String REFUSED = "STORE_REFUSED";

  /** What came of one attempt to create a document. */
  sealed interface Outcome {
    /** The document is there now, durably. */
    record Created() implements Outcome {}

    /** Something has this id already; where a version was given, one that is not lower. */
    record Taken() implements Outcome {}

    /** The document can never be stored as it is. */
    record Refused(String reason, String message) implements Outcome {}
  }

  /** What is compared of a stored document. */
  record Held(String eventId, String rawDigest, String contentDigest) {
    static Held of(Evidence evidence) {
      return new Held(evidence.getEventId(), evidence.getRawDigest(), evidence.getContentDigest());
    }

    boolean sameContent(Evidence other) {
      return rawDigest.equals(other.getRawDigest())
          || contentDigest.equals(other.getContentDigest());
    }
  }

  /**
   * Creates documents whose ids differ from one another.
   *
   * @return one outcome per item, in their order
   * @throws StoreUnavailableException when any item has no outcome
   */
  List<Outcome> create(List<Filed> items);

  /**
   * Reads what holds these ids now, by id.
   *
   * @throws StoreUnavailableException when any of them cannot be read
   */
  Map<String, Held> held(Collection<Filed> items);

  /** The indices in which these ids were stored earlier, by id; what is new is not in the map. */
  Map<String, String> locate(Collection<String> ids);
}
