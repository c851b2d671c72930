package dev.sage.llm.redaction;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;

/**
 * Which objects of a JSON text are a tool's, by their number in the order of the text: their {@code
 * role} or {@code type} says so, and may stand behind what they hold. Stateless.
 */
final class ToolObjects {

  private ToolObjects() {}

  static BitSet in(byte[] bytes) {
    var found = new BitSet();
    var json = new JsonBytes(bytes);
    Deque<Integer> open = new ArrayDeque<>();
    int objects = 0;
    boolean telling = false;
    for (int at = 0; at < bytes.length; at++) {
      switch (bytes[at]) {
        case '{' -> {
          open.push(objects++);
          telling = false;
        }
        case '}' -> open.poll();
        case '"' -> {
          int end = json.stringEnd(at);
          if (end < 0 || end > bytes.length) {
            return found;
          }
          // Only short ones can be it: a long one need not be unescaped.
          var text = end - at > 80 ? "" : json.string(at, end);
          boolean key = colonBehind(bytes, end);
          if (!key && telling && !open.isEmpty() && ContentStructure.get().toolObject(text)) {
            found.set(open.element());
          }
          telling = key && (text.equals("role") || text.equals("type"));
          at = end - 1;
        }
        case ',', '[' -> telling = false;
        default -> {}
      }
    }
    return found;
  }

  private static boolean colonBehind(byte[] bytes, int end) {
    int at = end;
    while (at < bytes.length && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\t')) {
      at++;
    }
    return at < bytes.length && bytes[at] == ':';
  }

  /** How many objects begin in a part. */
  static int count(byte[] bytes, int from, int to) {
    var json = new JsonBytes(bytes);
    int count = 0;
    for (int at = from; at < to; at++) {
      if (bytes[at] == '"') {
        at = json.stringEnd(at) - 1;
      } else if (bytes[at] == '{') {
        count++;
      }
    }
    return count;
  }
}
