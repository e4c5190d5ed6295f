package dev.akashi.sigma;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Applies the modifiers that change a text, from left to right. */
final class Variants {

  /** Most texts that one written value may stand for. */
  static final int MAX_VARIANTS = 1000;

  private static final int[] BYTE_ORDER_MARK = {0xff, 0xfe};

  private final Entry entry;
  private final Placeholders placeholders;

  Variants(Entry entry, Placeholders placeholders) {
    this.entry = entry;
    this.placeholders = placeholders;
  }

  /** All texts that the written value stands for; any of them may be found. */
  List<Glob> of(String written) {
    List<Variant> variants = List.of(new Variant(Glob.parse(written), false));
    if (entry.has(Modifier.EXPAND)) {
      variants =
          placeholders.expand(entry, written).stream()
              .map(text -> new Variant(Glob.parse(text), false))
              .toList();
    }
    for (Modifier modifier : entry.chain()) {
      List<Variant> next = new ArrayList<>();
      for (Variant variant : variants) {
        next.addAll(apply(modifier, variant));
        checkCount(next.size());
      }
      variants = next;
    }
    return variants.stream().map(Variant::glob).toList();
  }

  private List<Variant> apply(Modifier modifier, Variant variant) {
    Glob glob = variant.glob();
    return switch (modifier) {
      case CONTAINS -> List.of(new Variant(glob.openStart().openEnd(), variant.isBytes()));
      case STARTSWITH -> List.of(new Variant(glob.openEnd(), variant.isBytes()));
      case ENDSWITH -> List.of(new Variant(glob.openStart(), variant.isBytes()));
      case WINDASH -> List.of(new Variant(Dashes.open(glob), variant.isBytes()));
      case UTF16LE -> encode(variant, StandardCharsets.UTF_16LE, new int[0]);
      case UTF16BE -> encode(variant, StandardCharsets.UTF_16BE, new int[0]);
      case UTF16 -> encode(variant, StandardCharsets.UTF_16LE, BYTE_ORDER_MARK);
      case BASE64, BASE64OFFSET -> base64(variant, modifier);
      default -> List.of(variant);
    };
  }

  private List<Variant> encode(Variant variant, Charset charset, int[] mark) {
    if (variant.isBytes()) {
      throw entry.refusal(ProblemCode.MODIFIER_CHAIN, "expected one encoding, found a second");
    }
    List<Variant> encoded = new ArrayList<>();
    for (Glob glob : Dashes.spell(variant.glob(), this::checkCount)) {
      IntStream signs = Arrays.stream(glob.signs()).flatMap(sign -> encode(sign, charset));
      int[] marked = IntStream.concat(Arrays.stream(mark), signs).toArray();
      encoded.add(new Variant(new Glob(marked), true));
    }
    return encoded;
  }

  private static IntStream encode(int sign, Charset charset) {
    if (sign < 0) {
      return IntStream.of(sign);
    }
    byte[] bytes = Character.toString(sign).getBytes(charset);
    return IntStream.range(0, bytes.length).map(i -> bytes[i] & 0xff);
  }

  private List<Variant> base64(Variant variant, Modifier modifier) {
    if (variant.glob().hasWildcard()) {
      String message = "expected a text without wildcards before '" + modifier.word() + "'";
      throw entry.refusal(ProblemCode.MODIFIER_VALUE, message);
    }
    List<Variant> encoded = new ArrayList<>();
    for (Glob glob : Dashes.spell(variant.glob(), this::checkCount)) {
      byte[] bytes = bytes(glob, variant.isBytes());
      List<String> texts =
          modifier == Modifier.BASE64
              ? List.of(Base64Texts.whole(bytes))
              : Base64Texts.inside(bytes);
      texts.forEach(text -> encoded.add(new Variant(Glob.literal(text.codePoints()), false)));
    }
    return encoded;
  }

  private static byte[] bytes(Glob glob, boolean isBytes) {
    String text = new String(glob.signs(), 0, glob.signs().length);
    Charset charset = isBytes ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
    ByteBuffer encoded = charset.encode(text);
    return Arrays.copyOf(encoded.array(), encoded.limit());
  }

  private void checkCount(int count) {
    if (count > MAX_VARIANTS) {
      String message = "expected a value that stands for at most %,d texts";
      throw entry.refusal(ProblemCode.TOO_MANY_VARIANTS, message.formatted(MAX_VARIANTS));
    }
  }
}
