package dev.akashi.schemas;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.message.BadHeaderException;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.message.MissingSchemaException;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.avro.util.ClassSecurityValidator;

/**
 * Records to bytes and back, in Avro single-object encoding: the marker {@code C3 01}, the
 * CRC-64-AVRO fingerprint of the writer's schema, the record (<a
 * href="https://avro.apache.org/docs/1.12.0/specification/#single-object-encoding">Avro
 * specification</a>).
 *
 * <p>Every schema that was ever released is known here, so old records decode for ever and no
 * registry is needed. Instances are immutable and safe for use by many threads.
 */
public final class Codec {
  static {
    // Avro makes objects only of classes that were declared trusted; ours are the records of this
    // package and nothing else. The setting is the process's, but no other room uses Avro.
    ClassSecurityValidator.setGlobal(
        ClassSecurityValidator.composite(
            ClassSecurityValidator.DEFAULT,
            type -> type.getPackageName().equals(Codec.class.getPackageName())));
  }

  private final Map<Schema, BinaryMessageEncoder<SpecificRecordBase>> encoders =
      Stream.of(
              SourceEvent.getClassSchema(),
              Evidence.getClassSchema(),
              Quarantined.getClassSchema(),
              ControlStatus.getClassSchema(),
              StreamCount.getClassSchema(),
              Heartbeat.getClassSchema(),
              Observations.getClassSchema(),
              Passed.getClassSchema(),
              Evaluated.getClassSchema(),
              Notice.getClassSchema())
          .collect(
              Collectors.toUnmodifiableMap(
                  schema -> schema, schema -> new BinaryMessageEncoder<>(dataOf(schema), schema)));

  private final ReleasedSchemas released = ReleasedSchemas.load();
  private final BinaryMessageDecoder<SourceEvent> sourceEvents =
      decoder(SourceEvent.getClassSchema());
  private final BinaryMessageDecoder<Evidence> evidence = decoder(Evidence.getClassSchema());
  private final BinaryMessageDecoder<Quarantined> quarantined =
      decoder(Quarantined.getClassSchema());
  private final BinaryMessageDecoder<ControlStatus> statuses =
      decoder(ControlStatus.getClassSchema());
  private final BinaryMessageDecoder<StreamCount> counts = decoder(StreamCount.getClassSchema());
  private final BinaryMessageDecoder<Heartbeat> heartbeats = decoder(Heartbeat.getClassSchema());
  private final BinaryMessageDecoder<Observations> observations =
      decoder(Observations.getClassSchema());
  private final BinaryMessageDecoder<Passed> passed = decoder(Passed.getClassSchema());
  private final BinaryMessageDecoder<Evaluated> evaluated = decoder(Evaluated.getClassSchema());
  private final BinaryMessageDecoder<Notice> notices = decoder(Notice.getClassSchema());

  /**
   * Encodes one record.
   *
   * @throws AvroRuntimeException when a mandatory field is not set: a fault in the caller
   */
  public byte[] encode(SpecificRecordBase value) {
    var encoder = encoders.get(value.getSchema());
    if (encoder == null) {
      throw new IllegalArgumentException(
          "record: " + value.getSchema().getFullName() + " (expected a record of the wire)");
    }
    try {
      ByteBuffer encoded = encoder.encode(value);
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return bytes;
    } catch (IOException e) {
      throw new AvroRuntimeException(
          "cannot encode " + value.getSchema().getName() + " into memory", e);
    }
  }

  /** See {@link #read}. */
  public SourceEvent sourceEvent(byte[] bytes) {
    return read(sourceEvents, "SourceEvent", bytes);
  }

  /** See {@link #read}. */
  public Evidence evidence(byte[] bytes) {
    return read(evidence, "Evidence", bytes);
  }

  /** See {@link #read}. */
  public Quarantined quarantined(byte[] bytes) {
    return read(quarantined, "Quarantined", bytes);
  }

  /** See {@link #read}. */
  public ControlStatus controlStatus(byte[] bytes) {
    return read(statuses, "ControlStatus", bytes);
  }

  /** See {@link #read}. */
  public StreamCount streamCount(byte[] bytes) {
    return read(counts, "StreamCount", bytes);
  }

  /** See {@link #read}. */
  public Heartbeat heartbeat(byte[] bytes) {
    return read(heartbeats, "Heartbeat", bytes);
  }

  /** See {@link #read}. */
  public Observations observations(byte[] bytes) {
    return read(observations, "Observations", bytes);
  }

  /** See {@link #read}. */
  public Passed passed(byte[] bytes) {
    return read(passed, "Passed", bytes);
  }

  /** See {@link #read}. */
  public Evaluated evaluated(byte[] bytes) {
    return read(evaluated, "Evaluated", bytes);
  }

  /** See {@link #read}. */
  public Notice notice(byte[] bytes) {
    return read(notices, "Notice", bytes);
  }

  /**
   * Decodes one record.
   *
   * @throws UndecodableException when the bytes are no record of ours or are cut short; trying
   *     again cannot help, the bytes belong in quarantine
   * @throws UnknownSchemaException when the marker is right and the fingerprint is not known: the
   *     writer is newer than this reader, which must stop rather than discard
   */
  private static <T> T read(BinaryMessageDecoder<T> decoder, String name, byte[] bytes) {
    try {
      return decoder.decode(bytes);
    } catch (MissingSchemaException e) {
      throw new UnknownSchemaException(
          name + ": the fingerprint in the header is of no released schema; upgrade this app first",
          e);
    } catch (BadHeaderException e) {
      throw new UndecodableException(
          name + ": expected the marker C3 01 of Avro single-object encoding at byte 0", e);
    } catch (IOException | RuntimeException e) {
      throw new UndecodableException(name + ": the record is cut short or damaged", e);
    }
  }

  private <T> BinaryMessageDecoder<T> decoder(Schema schema) {
    return new BinaryMessageDecoder<>(dataOf(schema), schema, released);
  }

  private static SpecificData dataOf(Schema schema) {
    return SpecificData.getForSchema(schema);
  }
}
