package dev.sage.console.streams;

import dev.sage.console.control.Hint;
import dev.sage.console.streams.reading.Reads;
import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import dev.sage.workbench.store.FrameTimes;
import javafx.scene.layout.Region;

/** A frame's piece of the bracket around what one network read brought. FX thread only. */
final class ReadBracket extends Region {
  private String words = "";
  private String shown = "";
  private boolean split;

  ReadBracket() {
    getStyleClass().add("read-bracket");
    setMinSize(12, 26);
    setPrefSize(12, 26);
    setMaxSize(12, 26);
    Hint.on(this, this::words);
  }

  void show(FrameTimes times, int frame) {
    boolean known = Reads.known(times, frame);
    setVisible(known);
    if (!known) {
      words = "";
      return;
    }
    int needed = Reads.needed(times, frame);
    boolean joined = Reads.together(times, frame);
    boolean goesOn = Reads.together(times, frame + 1);
    String shape =
        joined ? goesOn ? "read-middle" : "read-last" : goesOn ? "read-first" : "read-alone";
    // Most brackets are like the one before: styles are worked out anew only where they differ.
    if (!shape.equals(shown) || split != needed > 1) {
      shown = shape;
      split = needed > 1;
      getStyleClass().setAll("read-bracket", shape);
      if (split) {
        getStyleClass().add("read-split");
      }
    }
    words = words(times, frame, needed);
  }

  /** What it says, for who can't see it. */
  String words() {
    return words;
  }

  static String words(FrameTimes times, int frame, int needed) {
    int together = Reads.last(times, frame) - Reads.first(times, frame) + 1;
    String read = Format.count(times.reads()[frame]);
    return needed > 1
        ? Texts.text("streams.read.split", read, together, Format.count(needed))
        : Texts.text("streams.read.brought", read, together);
  }
}
