package dev.akashi.launcher.text;

/** What is known of the terminal. The script hands its width over where output goes to one. */
public final class Screen {
  private static final int DEFAULT_COLUMNS = 120;
  private static final int LEAST_COLUMNS = 40;

  private Screen() {}

  /** Whether a person reads standard output, so that lines may be drawn anew. */
  public static boolean isTerminal() {
    return System.getProperty("akashi.columns") != null;
  }

  /** Width to lay text out for, in columns of half-width characters. */
  public static int columns() {
    return columns(System.getProperty("akashi.columns", ""), System.getenv("COLUMNS"));
  }

  static int columns(String terminal, @org.jspecify.annotations.Nullable String environment) {
    for (String given : new String[] {terminal, environment == null ? "" : environment}) {
      if (given.matches("[1-9]\\d{0,3}")) {
        return Math.max(LEAST_COLUMNS, Integer.parseInt(given));
      }
    }
    return DEFAULT_COLUMNS;
  }
}
