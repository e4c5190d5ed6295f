package dev.akashi.sigma;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** How bytes look in Base64. */
final class Base64Texts {

  private static final int[] CUT_AT_START = {0, 2, 3};
  private static final int[] CUT_AT_END = {0, 3, 2};

  private Base64Texts() {}

  static String whole(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** The three forms inside a longer text, without the characters that depend on the neighbours. */
  static List<String> inside(byte[] bytes) {
    List<String> texts = new ArrayList<>();
    for (int offset = 0; offset < CUT_AT_START.length; offset++) {
      byte[] shifted = new byte[offset + bytes.length];
      System.arraycopy(bytes, 0, shifted, offset, bytes.length);
      String encoded = whole(shifted);
      int end = encoded.length() - CUT_AT_END[shifted.length % 3];
      texts.add(encoded.substring(Math.min(CUT_AT_START[offset], end), end));
    }
    return texts;
  }
}
