package dev.akashi.catalog;

/**
 * One control of a framework.
 *
 * @param id with its framework, such as {@code mic:III.1.1.12}
 * @param part the layer the control is about
 * @param areaId the area without its framework, such as {@code III.1.1}
 * @param areaTitle the area in the words of the guideline, which are Japanese
 * @param summary what the control asks to be shown
 */
public record Control(
    String id,
    Layer part,
    String areaId,
    String areaTitle,
    Level level,
    Phrase title,
    Phrase summary,
    Crosswalk crosswalk) {

  /** Whether a provider must meet the control or is advised to. */
  public enum Level {
    BASIC,
    RECOMMENDED
  }
}
