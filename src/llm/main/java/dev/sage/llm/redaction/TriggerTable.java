package dev.sage.llm.redaction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * Finds where one of many literals may stand by looking at every second byte or so: the method of
 * Wu and Manber ("A fast algorithm for multi-pattern searching", 1994) with windows of three bytes
 * and blocks of two. Immutable, thread-safe.
 */
final class TriggerTable {

  private static final byte SKIP = 2;

  /** How far to go on from a block of two bytes; 0: a window may end here. */
  private final byte[] shifts = new byte[1 << 16];

  /** Which bucket a block with shift 0 has. */
  private final short[] buckets = new short[1 << 16];

  private final Trigger[][] triggers;

  TriggerTable(List<Trigger> triggers) {
    Arrays.fill(shifts, SKIP);
    var lists = new TreeMap<Integer, List<Trigger>>();
    for (var trigger : triggers) {
      var literal = trigger.literal();
      int window = trigger.window();
      for (int block : blocks(literal[window], literal[window + 1], trigger.ignoreCase())) {
        shifts[block] = (byte) Math.min(shifts[block], 1);
      }
      for (int block : blocks(literal[window + 1], literal[window + 2], trigger.ignoreCase())) {
        shifts[block] = 0;
        lists.computeIfAbsent(block, _ -> new ArrayList<>()).add(trigger);
      }
    }
    this.triggers = new Trigger[lists.size()][];
    short bucket = 0;
    for (var entry : lists.entrySet()) {
      buckets[entry.getKey()] = bucket;
      this.triggers[bucket++] = entry.getValue().toArray(Trigger[]::new);
    }
  }

  /** The first place at or after this one where the last byte of a window may stand; or length. */
  int next(byte[] bytes, int from) {
    int at = from;
    while (at < bytes.length) {
      int shift = shifts[((bytes[at - 1] & 0xff) << 8) | (bytes[at] & 0xff)];
      if (shift == 0) {
        return at;
      }
      at += shift;
    }
    return bytes.length;
  }

  /** The literals whose window may end here. */
  Trigger[] at(byte[] bytes, int windowEnd) {
    int block = ((bytes[windowEnd - 1] & 0xff) << 8) | (bytes[windowEnd] & 0xff);
    return triggers[buckets[block]];
  }

  private static int[] blocks(byte first, byte second, boolean ignoreCase) {
    if (!ignoreCase) {
      return new int[] {block(first, second)};
    }
    return new int[] {
      block(first, second),
      block(upper(first), second),
      block(first, upper(second)),
      block(upper(first), upper(second))
    };
  }

  private static int block(int first, int second) {
    return ((first & 0xff) << 8) | (second & 0xff);
  }

  private static int upper(byte ascii) {
    return Character.toUpperCase(ascii);
  }
}
