package dev.sage.console.streams.request;

import dev.sage.console.control.FindBar;
import dev.sage.console.shell.Background;
import dev.sage.console.shell.Latest;
import dev.sage.console.text.Texts;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Finds the lines of a text that have words, in the background. FX thread only. */
final class LineFind {
  private final Latest looking;
  private final IntConsumer show;
  private String text = "";
  private String words = "";
  private int[] lines = new int[0];
  private int current = -1;
  private boolean pending;
  private Runnable changed = () -> {};

  /**
   * Nothing is looked for.
   *
   * @param show brings a line, from 1, into sight
   */
  LineFind(Background background, IntConsumer show) {
    this.looking = new Latest(background);
    this.show = show;
  }

  void setOnChanged(Runnable action) {
    changed = action;
  }

  /** What is looked through from now on. */
  void in(String other) {
    text = other;
    look(words);
  }

  /** Looks for other words, and goes to the first line that has them. */
  void look(String other) {
    words = other;
    lines = new int[0];
    current = -1;
    pending = !words.isEmpty();
    changed.run();
    if (!pending) {
      return;
    }
    String in = text;
    looking.ask(
        Texts.text("streams.find.reading"),
        () -> lines(in, other),
        found -> {
          if (other.equals(words) && in.equals(text)) {
            lines = found;
            pending = false;
            step(1);
          }
        },
        failure -> {
          throw failure;
        });
  }

  /** Lines may be long: what goes over the end of one is not found. */
  private static int[] lines(String text, String words) {
    String wanted = words.toLowerCase(Locale.ROOT);
    String[] all = text.split("\n", -1);
    return IntStream.range(0, all.length)
        .filter(i -> all[i].toLowerCase(Locale.ROOT).contains(wanted))
        .map(i -> i + 1)
        .toArray();
  }

  /** Goes to the next line that has them, or with -1 to the one before. */
  void step(int by) {
    if (lines.length > 0) {
      current =
          Math.floorMod(current < 0 && by < 0 ? lines.length - 1 : current + by, lines.length);
      show.accept(lines[current]);
    }
    changed.run();
  }

  boolean settled() {
    return looking.idle();
  }

  String place() {
    return FindBar.words(current, lines.length, pending);
  }

  int[] found() {
    return Arrays.copyOf(lines, lines.length);
  }
}
