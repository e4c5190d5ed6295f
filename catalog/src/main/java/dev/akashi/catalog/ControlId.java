package dev.akashi.catalog;

import java.text.Normalizer;
import java.util.Locale;

/** The spelling of control ids. */
final class ControlId {
  private static final String MIC = "mic:";

  private ControlId() {}

  /**
   * The one spelling for all those in use. Compatibility normalisation turns Ⅲ into III and
   * full-width letters, digits and dots into ASCII; it leaves the ideographic full stop alone.
   */
  static String normalise(String text) {
    var ascii =
        Normalizer.normalize(text, Normalizer.Form.NFKC)
            .replace('。', '.')
            .replace('｡', '.')
            .strip()
            .replaceAll("\\.+$", "");
    var colon = ascii.indexOf(':');
    var framework = colon < 0 ? MIC : ascii.substring(0, colon + 1).toLowerCase(Locale.ROOT);
    var number = ascii.substring(colon + 1).strip();
    return framework + (framework.equals(MIC) ? number.toUpperCase(Locale.ROOT) : number);
  }
}
