package dev.sage.llm.redaction;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds all literals in one walk over the bytes: the automaton of Aho and Corasick ("Efficient
 * string matching", 1975) over bytes whose case is folded. Immutable, thread-safe.
 */
final class Literals {

  static final int START = 0;

  /** Classes of bytes, a power of two; the last stands for all bytes that no literal needs. */
  private static final int CLASSES = 64;

  private static final int OTHER = CLASSES - 1;

  /** Marks a state in which literals end. */
  private static final int HIT = 0x8000;

  private static final int STATE = HIT - 1;

  /** So many bytes all literals may have together. */
  static final int ROOM = STATE - 1;

  private final byte[] classes = new byte[256];
  private final char[] next;
  private final Literal[][] ends;

  /** How many of the last bytes may be the beginning of a literal that is not to leave. */
  private final short[] held;

  Literals(List<Literal> literals) {
    classify(literals);
    int size = 1 + size(literals);
    if (size > STATE) {
      throw new IllegalStateException("more literals than the search has room for");
    }
    var trie = new int[size * CLASSES];
    var depth = new short[size];
    var holding = new boolean[size];
    var lists = new ArrayList<List<Literal>>();
    lists.add(new ArrayList<>());
    int states = 1;
    for (var literal : literals) {
      int state = START;
      for (byte value : literal.text()) {
        int edge = state * CLASSES + classes[value & 0xff];
        if (trie[edge] == 0) {
          depth[states] = (short) (depth[state] + 1);
          lists.add(new ArrayList<>());
          trie[edge] = states++;
        }
        state = trie[edge];
        holding[state] |= literal.holds();
      }
      lists.get(state).add(literal);
    }
    this.held = new short[states];
    this.next = new char[states * CLASSES];
    link(trie, depth, holding, lists);
    this.ends = lists.stream().map(list -> list.toArray(Literal[]::new)).toArray(Literal[][]::new);
    for (int i = 0; i < next.length; i++) {
      next[i] |= (char) (ends[next[i]].length > 0 ? HIT : 0);
    }
  }

  /** How many bytes they have together. */
  static int size(List<Literal> literals) {
    return literals.stream().mapToInt(literal -> literal.text().length).sum();
  }

  private void classify(List<Literal> literals) {
    Arrays.fill(classes, (byte) OTHER);
    byte free = 0;
    for (char c = 'a'; c <= 'z'; c++) {
      classes[c] = free;
      classes[Character.toUpperCase(c)] = free++;
    }
    for (char c = '0'; c <= '9'; c++) {
      classes[c] = free++;
    }
    for (var literal : literals) {
      for (byte value : literal.text()) {
        if (classes[value & 0xff] == OTHER && free < OTHER) {
          classes[value & 0xff] = free++;
        }
      }
    }
  }

  private void link(int[] trie, short[] depth, boolean[] holding, List<List<Literal>> lists) {
    var fail = new int[held.length];
    var queue = new ArrayDeque<Integer>();
    queue.add(START);
    while (!queue.isEmpty()) {
      int state = queue.remove();
      held[state] = holding[state] ? depth[state] : held[fail[state]];
      for (int c = 0; c < CLASSES; c++) {
        int edge = state * CLASSES + c;
        int child = trie[edge];
        int instead = state == START ? START : next[fail[state] * CLASSES + c];
        if (child == 0) {
          next[edge] = (char) instead;
        } else {
          next[edge] = (char) child;
          fail[child] = instead;
          lists.get(child).addAll(lists.get(instead));
          queue.add(child);
        }
      }
    }
  }

  /**
   * Goes on to the first place where literals end.
   *
   * @param state the state before {@code from}
   * @return the state behind it, or the one at the end; {@link #ends} of it tells which
   */
  int walk(int state, byte[] bytes, int from, int to, int[] place) {
    var table = next;
    var kinds = classes;
    int now = state;
    for (int i = from; i < to; i++) {
      int found = table[now * CLASSES + kinds[bytes[i] & 0xff]];
      now = found & STATE;
      if (found >= HIT) {
        place[0] = i + 1;
        return now;
      }
    }
    place[0] = to;
    return now;
  }

  Literal[] ends(int state) {
    return ends[state];
  }

  /** How many of the bytes before this state may be the beginning of something that must stay. */
  int held(int state) {
    return held[state];
  }
}
