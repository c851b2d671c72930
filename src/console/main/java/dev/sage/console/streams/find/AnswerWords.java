package dev.sage.console.streams.find;

import dev.sage.console.streams.reading.StreamReading;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds words that a provider has cut over several frames, in the text that the pieces make
 * together. Of each text that grows no more is kept than the words are long. Not thread-safe.
 */
final class AnswerWords implements StreamReading.Pieces {
  private final char[] words;
  private final Map<Integer, Tail> tails = new HashMap<>();
  private final List<Stretch> found = new ArrayList<>();
  private int next;

  /**
   * Nothing has been looked at.
   *
   * @param words whatever the case
   */
  AnswerWords(String words) {
    this.words = words.toCharArray();
    for (int i = 0; i < this.words.length; i++) {
      this.words[i] = folded(this.words[i]);
    }
  }

  /** The frame that is looked at next. */
  int next() {
    return next;
  }

  /** Looks at some more frames, as far as they have been read; words that end in them. */
  List<Stretch> step(StreamReading reading, int until) {
    if (words.length < 2) {
      // One character cannot be cut.
      next = Math.max(next, Math.min(until, reading.frames()));
    } else if (next < until) {
      next = reading.pieces(next, until, this);
    }
    List<Stretch> more = List.copyOf(found);
    found.clear();
    return more;
  }

  @Override
  public void piece(int frame, int of, String text) {
    tails.computeIfAbsent(of, key -> new Tail()).add(frame, text);
  }

  @Override
  public void cut() {
    tails.clear();
  }

  /** Of one case, so that characters can be compared. */
  private static char folded(char c) {
    return c < 0x80
        ? c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c
        : Character.toLowerCase(Character.toUpperCase(c));
  }

  /** The end of one text that grows, and the frame that each of its characters came with. */
  private final class Tail {
    private final int most = words.length - 1;
    private final char[] text = new char[most];
    private final int[] frames = new int[most];
    private int size;

    void add(int frame, String piece) {
      if (piece.isEmpty()) {
        return;
      }
      // The tail is too short to have all of the words: they go over the seam.
      for (int at = 0; at < size; at++) {
        if (text[at] == words[0] && goOn(at, piece)) {
          found.add(new Stretch(frames[at], frame));
        }
      }
      keep(frame, piece);
    }

    private boolean goOn(int at, String piece) {
      int before = size - at;
      int rest = words.length - before;
      if (rest > piece.length() || !Arrays.equals(text, at, size, words, 0, before)) {
        return false;
      }
      for (int i = 0; i < rest; i++) {
        if (folded(piece.charAt(i)) != words[before + i]) {
          return false;
        }
      }
      return true;
    }

    private void keep(int frame, String piece) {
      int added = Math.min(most, piece.length());
      int kept = Math.min(size, most - added);
      System.arraycopy(frames, size - kept, frames, 0, kept);
      System.arraycopy(text, size - kept, text, 0, kept);
      Arrays.fill(frames, kept, kept + added, frame);
      for (int i = 0; i < added; i++) {
        text[kept + i] = folded(piece.charAt(piece.length() - added + i));
      }
      size = kept + added;
    }
  }

  /**
   * Frames that have words together. Immutable, thread-safe.
   *
   * @param first where they begin
   * @param last where they end
   */
  record Stretch(int first, int last) {}
}
