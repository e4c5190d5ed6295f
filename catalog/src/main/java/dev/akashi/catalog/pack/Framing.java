package dev.akashi.catalog.pack;

import java.util.List;

/** How the bytes of a source fall into records. Immutable. */
public sealed interface Framing {

  /** One record per line; the line feed, and a carriage return before it, belong to no record. */
  record Lines() implements Framing {
    @Override
    public Framer framer() {
      return new LineFramer();
    }

    @Override
    public boolean resumable() {
      return true;
    }
  }

  /**
   * JSON values: one after the other, with or without line feeds between them, or as the elements
   * of an array.
   *
   * @param records names that lead to the array of records inside each value, while a value without
   *     that array is a record itself; empty where the values, or the elements of an array at the
   *     top, are the records
   */
  record Json(List<String> records) implements Framing {
    @Override
    public Framer framer() {
      return new JsonFramer(records);
    }

    @Override
    public boolean resumable() {
      return records.isEmpty();
    }
  }

  /** Lines of auditd; those that follow each other and are of one event make one record. */
  record Auditd() implements Framing {
    @Override
    public Framer framer() {
      return new AuditFramer();
    }

    @Override
    public boolean resumable() {
      return true;
    }
  }

  /** A new reader of one run of bytes. Not safe for use by several threads. */
  Framer framer();

  /**
   * Whether a new framer may start after any record. If not, it has to start where the bytes start.
   */
  boolean resumable();
}
