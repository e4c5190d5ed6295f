package dev.akashi.sigma;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;

/** From an IPv4 address to the rules with a network that holds it: one lookup for each length. */
final class NetworkIndex {

  private final int[] prefixBits;
  private final long[] networks;
  private final int[][] rules;

  /**
   * @param rulesByNetwork rules by {@link #key} of their network
   */
  NetworkIndex(SortedMap<Long, List<Integer>> rulesByNetwork) {
    this.networks = rulesByNetwork.keySet().stream().mapToLong(Long::longValue).toArray();
    this.rules = IndexBuilder.arrays(rulesByNetwork.values());
    this.prefixBits =
        Arrays.stream(networks).mapToInt(key -> (int) (key >>> 32)).distinct().toArray();
  }

  /** The network of an address, given as its four bytes, as one number. */
  static long key(long address, int prefixBits) {
    return (long) prefixBits << 32 | address >>> 32 - prefixBits;
  }

  void collect(String text, Scratch scratch) {
    long address = Addresses.v4BitsAlsoMapped(text);
    if (address < 0) {
      return;
    }
    for (int bits : prefixBits) {
      int at = Arrays.binarySearch(networks, key(address, bits));
      if (at >= 0) {
        scratch.addAll(rules[at]);
      }
    }
  }
}
