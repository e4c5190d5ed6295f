package dev.akashi.sigma;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** Options on a Windows command line, which may begin with any of five characters. */
final class Dashes {

  private Dashes() {}

  /** Opens every {@code -} and {@code /} that begins a word, and none inside one. */
  static Glob open(Glob glob) {
    int[] signs = glob.signs().clone();
    for (int i = 0; i < signs.length; i++) {
      boolean dash = signs[i] == '-' || signs[i] == '/';
      boolean begins = i == 0 || !isWord(glob.signs()[i - 1]);
      if (dash && begins && i + 1 < signs.length && isWord(signs[i + 1])) {
        signs[i] = Glob.DASH;
      }
    }
    return new Glob(signs);
  }

  private static boolean isWord(int sign) {
    return sign >= 0 && (Character.isLetterOrDigit(sign) || sign == '_');
  }

  /** Every way to write the open dashes out, for encodings that need to know the character. */
  static List<Glob> spell(Glob glob, IntConsumer checkCount) {
    List<Glob> spelled = List.of(glob);
    for (int i = 0; i < glob.signs().length; i++) {
      if (glob.signs()[i] == Glob.DASH) {
        List<Glob> next = new ArrayList<>();
        for (Glob each : spelled) {
          for (int dash : Glob.DASHES) {
            int[] signs = each.signs().clone();
            signs[i] = dash;
            next.add(new Glob(signs));
          }
        }
        checkCount.accept(next.size());
        spelled = next;
      }
    }
    return spelled;
  }
}
