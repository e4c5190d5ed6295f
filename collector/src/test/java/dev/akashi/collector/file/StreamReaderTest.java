package dev.akashi.collector.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.akashi.catalog.pack.Framing;
import dev.akashi.collector.FakeBroker;
import dev.akashi.collector.Sources;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamReaderTest {
  @TempDir Path directory;

  @Test
  void everyRecordHasItsOrdinalAndOffsetAndTheLastNeedsNoNewline() throws IOException {
    var broker = new FakeBroker();
    var in = new ByteArrayInputStream("one\n\nthree".getBytes(UTF_8));

    long count =
        StreamReader.readToEnd(in, "run", new Framing.Lines(), Sources.outbox(directory, broker));

    assertThat(count).isEqualTo(2);
    assertThat(broker.payloads()).containsExactly("one", "three");
    assertThat(broker.events())
        .extracting(event -> event.getPosition())
        .isEqualTo(List.of("run:0:0", "run:1:5"));
  }
}
