package dev.sage.console.streams;

import dev.sage.console.streams.reading.CallLook;
import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import dev.sage.workbench.store.StoredFrame;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The columns of the table of frames: what each shows of a frame. */
enum FrameColumn {
  NUMBER(52, true) {
    @Override
    String text(CallLook look, @Nullable StoredFrame frame, int index) {
      return Format.count(index);
    }
  },
  TIME(72, true) {
    @Override
    String text(CallLook look, @Nullable StoredFrame frame, int index) {
      return CallFigures.millis(Math.max(0, look.times().nanos()[index]));
    }
  },
  DELTA(84, true) {
    @Override
    String text(CallLook look, @Nullable StoredFrame frame, int index) {
      long[] nanos = look.times().nanos();
      return index == 0
          ? Format.UNKNOWN
          : CallFigures.millis(Math.max(0, nanos[index] - nanos[index - 1]));
    }
  },
  TYPE(132, false) {
    @Override
    String text(CallLook look, @Nullable StoredFrame frame, int index) {
      return frame == null ? "" : frame.type();
    }
  },
  SIZE(64, true) {
    @Override
    String text(CallLook look, @Nullable StoredFrame frame, int index) {
      return Format.bytes(look.times().lengths()[index]);
    }
  },
  SUMMARY(160, false) {
    @Override
    String text(CallLook look, @Nullable StoredFrame frame, int index) {
      String summary = FrameSummary.of(look.reading().events(index), look.reading().note(index));
      return frame != null && frame.redacted()
          ? Texts.text("streams.frame.redacted", summary)
          : summary;
    }
  };

  private final double width;
  private final boolean figure;

  FrameColumn(double width, boolean figure) {
    this.width = width;
    this.figure = figure;
  }

  /** What it shows of a frame; the frame is null while it is being read. */
  abstract String text(CallLook look, @Nullable StoredFrame frame, int index);

  String title() {
    return Texts.text("streams.column." + name().toLowerCase(Locale.ROOT));
  }

  double width() {
    return width;
  }

  /** Whether it holds numbers, which stand at the right. */
  boolean figure() {
    return figure;
  }
}
