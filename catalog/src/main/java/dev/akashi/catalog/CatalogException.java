package dev.akashi.catalog;

import java.util.List;
import java.util.stream.Collectors;

/** Files of the catalogue, or the scope file, do not hold what they must. */
public final class CatalogException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Complaint> complaints;

  public CatalogException(List<Complaint> complaints) {
    super(complaints.stream().map(Complaint::sentence).collect(Collectors.joining("\n")));
    this.complaints = List.copyOf(complaints);
  }

  /** All that is wrong, in the order in which it was found; never empty. */
  public List<Complaint> complaints() {
    return complaints;
  }
}
