package dev.akashi.console;

import dev.akashi.catalog.Layer;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which controls are asked for; empty narrows nothing.
 *
 * @param show only those with evidence of this polarity, or with {@code none} those without any
 */
record ControlFilter(String part, String level, String text, String show)
    implements Predicate<ControlItem> {
  private static final int TEXT_MAX_CHARS = 200;
  private static final List<String> LEVELS = List.of("basic", "recommended");
  private static final List<String> SHOWN = List.of("supports", "contradicts", "context", "none");

  /**
   * Reads the parameters of a request.
   *
   * @throws BadParameterException when one is not as expected
   */
  static ControlFilter of(Map<String, String> parameters) {
    List<String> parts = Stream.of(Layer.values()).map(Layer::id).toList();
    return new ControlFilter(
        Question.oneOf(parameters, "part", parts),
        Question.oneOf(parameters, "level", LEVELS),
        text(parameters),
        Question.oneOf(parameters, "show", SHOWN));
  }

  public boolean isAll() {
    return part.isEmpty() && level.isEmpty() && text.isEmpty() && show.isEmpty();
  }

  @Override
  public boolean test(ControlItem item) {
    return (part.isEmpty() || part.equals(item.part()))
        && (level.isEmpty() || level.equals(item.level()))
        && matchesShow(item)
        && matchesText(item);
  }

  private boolean matchesShow(ControlItem item) {
    return switch (show) {
      case "supports" -> item.supports() > 0;
      case "contradicts" -> item.contradicts() > 0;
      case "context" -> item.context() > 0;
      case "none" -> item.evidence() == 0;
      default -> true;
    };
  }

  private boolean matchesText(ControlItem item) {
    String all =
        SearchText.folded(
            String.join(
                "\n",
                item.id(),
                item.areaTitle(),
                item.title().en(),
                item.title().ja(),
                item.summary().en(),
                item.summary().ja()));
    return SearchText.words(SearchText.folded(text)).stream().allMatch(all::contains);
  }

  private static String text(Map<String, String> parameters) {
    String text = Question.given(parameters, "text").orElse("");
    if (text.length() > TEXT_MAX_CHARS) {
      throw new BadParameterException("text", "filter-text", text);
    }
    return text;
  }
}
