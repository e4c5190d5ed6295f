package dev.akashi.schemas.wire;

/** Another consumer has counted a stream further while a batch was under way. Transient. */
public final class CountedElsewhereException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CountedElsewhereException(String stream, long begunAt, long found) {
    super(
        "stream "
            + stream
            + ": counting began at sequence "
            + begunAt
            + ", found "
            + found
            + " counted meanwhile; the batch has to be delivered again");
  }
}
