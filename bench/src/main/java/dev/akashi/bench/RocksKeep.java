package dev.akashi.bench;

import dev.akashi.drift.evaluation.Keep;
import dev.akashi.drift.stream.BoundedMemory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.CompactionStyle;
import org.rocksdb.CompressionType;
import org.rocksdb.FlushOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteOptions;

/**
 * The state as drift keeps it on disk: the same RocksDB with the same bounds, without a changelog.
 */
final class RocksKeep implements Keep, AutoCloseable {
  static {
    // Before any of its objects: WriteOptions below is one.
    RocksDB.loadLibrary();
  }

  private final RocksDB db;
  private final WriteOptions writes = new WriteOptions().setDisableWAL(true);

  RocksKeep(Path directory) throws RocksDBException {
    // As Kafka Streams opens its stores (RocksDBStore).
    var options =
        new Options()
            .setCreateIfMissing(true)
            .setTableFormatConfig(new BlockBasedTableConfig().setFilterPolicy(new BloomFilter()))
            .setCompressionType(CompressionType.NO_COMPRESSION)
            .setCompactionStyle(CompactionStyle.UNIVERSAL);
    new BoundedMemory().setConfig("state", options, Map.of());
    db = RocksDB.open(options, directory.toString());
  }

  @Override
  public byte @Nullable [] get(byte[] key) {
    try {
      return db.get(key);
    } catch (RocksDBException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void put(byte[] key, byte[] value) {
    try {
      db.put(writes, key, value);
    } catch (RocksDBException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void delete(byte[] key) {
    try {
      db.delete(writes, key);
    } catch (RocksDBException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void scan(byte[] from, byte[] to, Visitor visitor) {
    try (RocksIterator iterator = db.newIterator()) {
      for (iterator.seek(from); iterator.isValid(); iterator.next()) {
        byte[] key = iterator.key();
        if (Arrays.compareUnsigned(key, to) >= 0 || !visitor.visit(key, iterator.value())) {
          return;
        }
      }
    }
  }

  /** Bytes of all files after everything was written and put in order. */
  long bytesOnDisk() throws RocksDBException {
    db.flush(new FlushOptions().setWaitForFlush(true));
    db.compactRange();
    return db.getLongProperty("rocksdb.total-sst-files-size");
  }

  @Override
  public void close() {
    db.close();
  }
}
