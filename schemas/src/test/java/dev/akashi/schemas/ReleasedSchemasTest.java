package dev.akashi.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.apache.avro.Schema;
import org.apache.avro.SchemaFormatter;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReleasedSchemasTest {
  private static final Codec CODEC = new Codec();
  private static final Map<String, BiFunction<Codec, byte[], SpecificRecordBase>> READERS =
      Map.of(
          "SourceEvent", Codec::sourceEvent,
          "Evidence", Codec::evidence,
          "Quarantined", Codec::quarantined,
          "ControlStatus", Codec::controlStatus,
          "StreamCount", Codec::streamCount,
          "Heartbeat", Codec::heartbeat,
          "Observations", Codec::observations,
          "Passed", Codec::passed,
          "Evaluated", Codec::evaluated,
          "Notice", Codec::notice);

  static List<String> released() {
    return ReleasedSchemas.names();
  }

  static List<Schema> current() {
    return List.of(
        SourceEvent.getClassSchema(),
        Evidence.getClassSchema(),
        Quarantined.getClassSchema(),
        ControlStatus.getClassSchema(),
        StreamCount.getClassSchema(),
        Heartbeat.getClassSchema(),
        Observations.getClassSchema(),
        Passed.getClassSchema(),
        Evaluated.getClassSchema(),
        Notice.getClassSchema());
  }

  @ParameterizedTest
  @MethodSource("released")
  void everyReleasedSchemaStillDecodes(String name) throws IOException {
    byte[] fixture = fixture(name);

    SpecificRecordBase record = READERS.get(recordName(name)).apply(CODEC, fixture);

    assertThat(record.getSchema().getName()).isEqualTo(recordName(name));
    assertThat(record.get(0)).isNotNull();
  }

  // Two schemas that differ in a default, a doc or a logical type share one fingerprint, so a
  // reader
  // could not tell which one wrote a record. Whoever changes a schema must change its fingerprint.
  @ParameterizedTest
  @MethodSource("current")
  void theCurrentSchemaIsReleasedToTheLetter(Schema schema) {
    String newest =
        released().stream()
            .filter(name -> recordName(name).equals(schema.getName()))
            .reduce((older, newer) -> newer)
            .orElseThrow();
    Schema released = new Schema.Parser().parse(ReleasedSchemas.text(newest + ".avsc"));

    assertThat(SchemaFormatter.format("json/pretty", schema))
        .as("%s changed: release it as a new file in released/, with a fixture", schema.getName())
        .isEqualTo(SchemaFormatter.format("json/pretty", released));
    assertThat(SchemaNormalization.parsingFingerprint64(schema))
        .isEqualTo(SchemaNormalization.parsingFingerprint64(released));
  }

  @Test
  void decodingIsTheInverseOfEncoding() throws IOException {
    for (String name : released()) {
      byte[] fixture = fixture(name);
      var record = READERS.get(recordName(name)).apply(CODEC, fixture);
      byte[] encoded = CODEC.encode(record);
      // Records of Avro 1.12 with a list that holds optional times cannot be compared by equals.
      assertThat(CODEC.encode(READERS.get(recordName(name)).apply(CODEC, encoded)))
          .as(name)
          .isEqualTo(encoded);
      assertThat(READERS.get(recordName(name)).apply(CODEC, encoded))
          .hasToString(record.toString());
    }
  }

  @Test
  void anUnknownFingerprintBehindAValidMarkerMeansStop() throws IOException {
    byte[] newer = fixture("SourceEvent-1");
    newer[2] ^= 1;

    assertThatThrownBy(() -> CODEC.sourceEvent(newer))
        .isInstanceOf(UnknownSchemaException.class)
        .hasMessageContaining("upgrade this app first");
  }

  @Test
  void foreignAndTruncatedBytesAreUndecodable() throws IOException {
    byte[] whole = fixture("SourceEvent-1");
    assertThatThrownBy(() -> CODEC.sourceEvent("{}".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(UndecodableException.class);
    assertThatThrownBy(() -> CODEC.sourceEvent(new byte[0]))
        .isInstanceOf(UndecodableException.class);
    for (int length = 1; length < whole.length; length++) {
      byte[] cut = java.util.Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> CODEC.sourceEvent(cut))
          .as("cut to %d bytes", cut.length)
          .isInstanceOf(UndecodableException.class);
    }
  }

  // A hostile length in front of a field must not make the reader reserve what it claims.
  @Test
  void damagedBytesNeverEscapeAsAnotherFailure() throws IOException {
    byte[] whole = fixture("Evidence-1");
    for (int at = 10; at < whole.length; at++) {
      for (int flip : new int[] {0x01, 0x80, 0xff}) {
        byte[] damaged = whole.clone();
        damaged[at] ^= (byte) flip;
        try {
          CODEC.evidence(damaged);
        } catch (UndecodableException expected) {
          assertThat(expected).hasMessageContaining("Evidence");
        }
      }
    }
  }

  private static String recordName(String released) {
    return released.substring(0, released.lastIndexOf('-'));
  }

  private static byte[] fixture(String name) throws IOException {
    try (InputStream in =
        ReleasedSchemasTest.class.getResourceAsStream("released/" + name + ".hex")) {
      assertThat(in).as("fixture of %s", name).isNotNull();
      String hex = new String(in.readAllBytes(), StandardCharsets.US_ASCII).replaceAll("\\s", "");
      return HexFormat.of().parseHex(hex);
    }
  }
}
