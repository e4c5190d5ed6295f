package dev.akashi.catalog;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The part of a service that a control or a source speaks for. */
public enum Layer {
  COMMON("common"),
  SAAS("saas"),
  PAAS_IAAS("paas-iaas");

  private final String id;

  Layer(String id) {
    this.id = id;
  }

  /** The word in files, on the wire and on screens. */
  public String id() {
    return id;
  }

  public static Optional<Layer> of(String id) {
    return Arrays.stream(values()).filter(layer -> layer.id.equals(id)).findFirst();
  }

  /** All words, for messages: {@code common, saas, paas-iaas}. */
  public static String words() {
    return Arrays.stream(values()).map(Layer::id).collect(Collectors.joining(", "));
  }
}
