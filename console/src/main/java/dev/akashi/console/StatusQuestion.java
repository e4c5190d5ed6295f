package dev.akashi.console;

import dev.akashi.catalog.Control;
import dev.akashi.catalog.Controls;
import dev.akashi.catalog.Layer;
import dev.akashi.store.StatusQuery;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which statuses are asked for, checked.
 *
 * @param control null for all
 * @param system null for all
 * @param part only controls of this part of the guideline; empty for all
 * @param status only these; empty for all
 */
record StatusQuestion(
    @Nullable Control control, @Nullable String system, String part, String status, AsOf asOf) {

  /**
   * Reads the parameters of a request; an empty one counts as absent, as forms send them.
   *
   * @throws BadParameterException when one is not as expected
   * @throws UnknownControlException when the control is not in the catalogue
   */
  static StatusQuestion of(Map<String, String> parameters, Controls controls, AsOf asOf) {
    List<String> parts = Stream.of(Layer.values()).map(Layer::id).toList();
    return new StatusQuestion(
        Question.given(parameters, "control")
            .map(text -> Question.control(text, controls))
            .orElse(null),
        Question.name(parameters, "system"),
        Question.oneOf(parameters, "part", parts),
        Question.oneOf(parameters, "status", StatusOrder.WORDS),
        asOf);
  }

  /** Everything that is known about one control. */
  static StatusQuestion about(Control control, @Nullable String system, AsOf asOf) {
    return new StatusQuestion(control, system, "", "", asOf);
  }

  /** The question to the store. The status is no part of it: that depends on what holds now. */
  StatusQuery query() {
    return new StatusQuery(control == null ? null : control.id(), system, asOf.at());
  }

  /** The same question, whatever the status. */
  StatusQuestion anyStatus() {
    return new StatusQuestion(control, system, part, "", asOf);
  }

  /** Whether nothing narrows the question. */
  public boolean isAll() {
    return control == null && system == null && part.isEmpty() && status.isEmpty();
  }
}
