package dev.sage.workbench.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The newest lines of the log: {@value #MOST} at most, and no more than {@value #MOST_CHARACTERS}
 * characters, whatever comes. Thread-safe.
 */
final class RecentLines {
  /** So many are kept. */
  static final int MOST = 20_000;

  /** So much is kept. */
  static final int MOST_CHARACTERS = 8_000_000;

  private final Deque<LogLine> lines = new ArrayDeque<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private int characters;

  void add(LogLine line) {
    synchronized (lines) {
      lines.addLast(line);
      characters += line.weight();
      while (lines.size() > MOST || (characters > MOST_CHARACTERS && lines.size() > 1)) {
        characters -= lines.removeFirst().weight();
      }
    }
    listeners.forEach(Runnable::run);
  }

  /** Those with a higher number, the oldest first. */
  List<LogLine> after(long number) {
    synchronized (lines) {
      var newer = new ArrayList<LogLine>();
      for (var from = lines.descendingIterator(); from.hasNext(); ) {
        LogLine line = from.next();
        if (line.number() <= number) {
          break;
        }
        newer.add(line);
      }
      return newer.reversed();
    }
  }

  /** The number of the oldest line that is kept, 0 if there is none. */
  long oldest() {
    synchronized (lines) {
      LogLine first = lines.peekFirst();
      return first == null ? 0 : first.number();
    }
  }

  void listen(Runnable listener) {
    listeners.add(listener);
  }

  void unlisten(Runnable listener) {
    listeners.remove(listener);
  }
}
