package dev.akashi.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.akashi.schemas.Evidence;
import dev.akashi.schemas.Polarity;
import dev.akashi.store.EvidenceQuery;
import dev.akashi.store.InMemoryEvidenceStore;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class DocumentPageTest {
  private static final EvidenceQuery ALL =
      EvidenceQuery.between(
              Instant.parse("2026-11-01T00:00:00Z"), Instant.parse("2026-12-01T00:00:00Z"))
          .withPage(200, null);

  private final InMemoryEvidenceStore store = new InMemoryEvidenceStore(Clock.systemUTC());
  private final List<Integer> slices = new ArrayList<>();

  @Test
  void smallDocumentsAreReadInTwoSlices() {
    store.write(documents(150, 10));

    DocumentPage page = read(ALL);

    assertThat(page.items()).hasSize(150);
    assertThat(page.next()).isNull();
    assertThat(slices).containsExactly(10, 190);
  }

  @Test
  void largeDocumentsEndAPageEarlyAndNothingIsLeftOut() {
    store.write(documents(20, 400_000));

    DocumentPage page = read(ALL);
    DocumentPage rest = read(ALL.withPage(200, page.next()));

    assertThat(page.items()).hasSizeLessThan(20);
    assertThat(page.next()).isNotNull();
    assertThat(page.items().size() + rest.items().size()).isEqualTo(20);
    assertThat(rest.next()).isNull();
  }

  @Test
  void documentIsTheBytesThatAreStored() {
    store.write(documents(1, 10));
    byte[] stored = store.search(ALL).items().getFirst().source();

    assertThat(
            read(ALL)
                .items()
                .getFirst()
                .document()
                .getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .isEqualTo(stored);
  }

  private DocumentPage read(EvidenceQuery query) {
    return DocumentPage.read(
        query,
        slice -> {
          slices.add(slice.pageSize());
          return store.oldestFirst(slice);
        });
  }

  private static List<Evidence> documents(int count, int chars) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                TestEvidence.event(i, "2026-11-22T03:04:05.000Z")
                    .original("証".repeat(chars))
                    .tag(TestConsole.CONTROL, Polarity.SUPPORTS)
                    .build())
        .toList();
  }
}
